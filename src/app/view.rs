//! Draws the whole program: the background colour, one screen, and the keys beneath it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::screen::Screen;
use super::{App, keymap};
use crate::screens::help::view::sounds;
use crate::screens::play::view::preview;
use crate::screens::{
    about, after, body, emergency, help, history, menu, play, ready, screening, stopped,
};
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::theme::Theme;
use crate::widgets::{ascii, footer, refusal_line, solid_blocks};

/// A widget that draws the program as it is now onto empty cells.
#[derive(Debug, Clone, Copy)]
pub struct AppWidget<'a> {
    /// The program to draw.
    pub app: &'a App,
    /// The colours to draw it in.
    pub theme: &'a Theme,
}

impl Widget for &AppWidget<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if self.theme.ground != Style::default() {
            buf.set_style(area, self.theme.ground);
        }
        let screen = self.app.screen();
        let mut page = match screen {
            Screen::Ready(_) | Screen::Play(_) | Screen::Preview(_) => {
                PageLayout::with_picture(area)
            }
            _ => PageLayout::of(area),
        };
        let mut canvas = Canvas::new(area, self.theme, buf);
        if screen.is_preview() {
            page = preview::mark(page, &mut canvas);
        }
        let offers = |action| screen.offers(action, self.app.shared());
        footer::draw(keymap::bindings(self.app.key_context()), offers, &mut canvas.at(page.foot));
        self.trouble(&mut page, &mut canvas);
        self.draw(screen, &page, &mut canvas);
        // Ready has a line of its own for it, because its last line may be the end of a safety reminder.
        if !matches!(screen, Screen::Ready(_)) {
            refusal_line::draw(&self.app.refusal(), &page, &mut canvas);
        }
        if self.theme.ascii {
            ascii::rewrite(area, buf);
        } else {
            solid_blocks::paint(buf);
        }
    }
}

impl AppWidget<'_> {
    /// Draws a warning above the keys, unless every row is needed. In a session it is not drawn here, because the
    /// session itself shows it once.
    fn trouble(&self, page: &mut PageLayout, canvas: &mut Canvas<'_>) {
        let told = matches!(
            self.app.screen(),
            Screen::Screening(_) | Screen::Ready(_) | Screen::Stopped(_) | Screen::After(_)
        );
        let words = self.app.trouble();
        if words.is_empty() || !told || page.breakpoint < Breakpoint::Small {
            return;
        }
        if page.breakpoint < Breakpoint::Narrow {
            const BRIEFLY: &str = "This is not saved.";
            let mut foot = canvas.at(page.take_bottom(1));
            return foot.words(BRIEFLY, foot.theme.warn);
        }
        let rows = canvas.at(page.body).lines_for(words);
        let mut foot = canvas.at(page.take_bottom(rows + 1));
        foot.words(words, foot.theme.warn);
    }

    fn draw(&self, screen: &Screen, page: &PageLayout, canvas: &mut Canvas<'_>) {
        let shared = self.app.shared();
        match screen {
            Screen::Body(body) => body::view::draw(body, shared, page, canvas),
            Screen::Menu(menu) => menu::view::draw(menu, &shared.memory, page, canvas),
            Screen::About(about, _) => about::view::draw(about, page, canvas),
            Screen::History(history, _) => history::view::draw(history, shared, page, canvas),
            Screen::Screening(screening) => screening::view::draw(screening, shared, page, canvas),
            Screen::Ready(ready) => {
                ready::view::draw(ready, shared, &self.app.refusal(), page, canvas);
            }
            Screen::Play(play) => play::view::draw(play, shared.hearing, page, canvas),
            Screen::Preview(preview) => {
                let hearing = preview.hearing(shared.hearing);
                play::view::draw(preview.play(), hearing, page, canvas);
            }
            Screen::Stopped(stopped) => stopped::view::draw(stopped, shared, page, canvas),
            Screen::After(after) => {
                after::view::draw(
                    after,
                    keymap::bindings(screen.key_context()),
                    &shared.words,
                    page,
                    canvas,
                );
            }
            Screen::Help(beneath, None) => {
                help::view::draw(keymap::bindings(beneath.key_context()), page, canvas);
            }
            Screen::Help(_, Some(chosen)) => sounds::draw(*chosen, shared, page, canvas),
            Screen::Emergency(_, line) => {
                emergency::view::draw(&shared.words.emergency, *line, page, canvas);
            }
        }
    }
}
