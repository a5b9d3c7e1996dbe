//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::app::App;
use crate::ui::theme::Theme;

/// The program as it stands.
pub struct Face<'a> {
    /// What is shown.
    pub app: &'a App,
    /// In which colours.
    pub theme: &'a Theme,
}

impl Widget for Face<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (line, y) in crate::plain::screen(self.app).iter().zip(area.y..area.bottom()) {
            buffer.set_stringn(area.x, y, line, usize::from(area.width), self.theme.text);
        }
    }
}
