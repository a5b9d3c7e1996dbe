//! The whole face of the program: the ground, one screen, and the keys beneath it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::screen::Screen;
use super::{App, keymap};
use crate::screens::help::view::sounds;
use crate::screens::play::view::preview;
use crate::screens::{
    about, after, emergency, help, history, menu, play, ready, screening, stopped,
};
use crate::widgets::layout::{Page, Room};
use crate::widgets::sheet::Sheet;
use crate::widgets::theme::Theme;
use crate::widgets::{ascii, footer, refusal, solid};

/// The program as it looks now, drawn on cells that are empty.
#[derive(Debug, Clone, Copy)]
pub struct Face<'a> {
    /// What is shown.
    pub app: &'a App,
    /// In which colours.
    pub theme: &'a Theme,
}

impl Widget for &Face<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if self.theme.ground != Style::default() {
            buf.set_style(area, self.theme.ground);
        }
        let screen = self.app.screen();
        let mut page = match screen {
            Screen::Ready(_) | Screen::Play(_) | Screen::Preview(_) => Page::with_picture(area),
            _ => Page::of(area),
        };
        let mut sheet = Sheet::new(area, self.theme, buf);
        if screen.is_preview() {
            page = preview::mark(page, &mut sheet);
        }
        let offers = |action| screen.offers(action, self.app.shared());
        footer::draw(keymap::bindings(self.app.place()), offers, &mut sheet.at(page.foot));
        self.trouble(&mut page, &mut sheet);
        self.draw(screen, &page, &mut sheet);
        refusal::draw(&screen.refusal(), &page, &mut sheet);
        if self.theme.ascii {
            ascii::rewrite(area, buf);
        } else {
            solid::paint(buf);
        }
    }
}

impl Face<'_> {
    /// What was not saved stands above the keys, but for where every row is needed, and in play, which says it once.
    fn trouble(&self, page: &mut Page, sheet: &mut Sheet<'_>) {
        let told = matches!(
            self.app.screen(),
            Screen::Screening(_) | Screen::Ready(_) | Screen::Stopped(_) | Screen::After(_)
        );
        let words = self.app.trouble();
        if words.is_empty() || !told || page.room < Room::Small {
            return;
        }
        if page.room < Room::Narrow {
            const BRIEFLY: &str = "This is not saved.";
            let mut foot = sheet.at(page.take_bottom(1));
            return foot.words(BRIEFLY, foot.theme.warn);
        }
        let rows = sheet.at(page.body).lines_for(words);
        let mut foot = sheet.at(page.take_bottom(rows + 1));
        foot.words(words, foot.theme.warn);
    }

    fn draw(&self, screen: &Screen, page: &Page, sheet: &mut Sheet<'_>) {
        let shared = self.app.shared();
        match screen {
            Screen::Menu(menu) => menu::view::draw(menu, &shared.memory, page, sheet),
            Screen::About(about, _) => about::view::draw(about, page, sheet),
            Screen::History(history, _) => history::view::draw(history, shared, page, sheet),
            Screen::Screening(screening) => screening::view::draw(screening, shared, page, sheet),
            Screen::Ready(ready) => ready::view::draw(ready, &shared.words, page, sheet),
            Screen::Play(play) => play::view::draw(play, page, sheet),
            Screen::Preview(preview) => play::view::draw(preview.play(), page, sheet),
            Screen::Stopped(stopped) => stopped::view::draw(stopped, shared, page, sheet),
            Screen::After(after) => {
                after::view::draw(
                    after,
                    keymap::bindings(screen.place()),
                    &shared.words,
                    page,
                    sheet,
                );
            }
            Screen::Help(beneath, None) => {
                help::view::draw(keymap::bindings(beneath.place()), page, sheet);
            }
            Screen::Help(_, Some(chosen)) => sounds::draw(*chosen, shared, page, sheet),
            Screen::Emergency(_, line) => {
                emergency::view::draw(&shared.words.emergency, *line, page, sheet);
            }
        }
    }
}
