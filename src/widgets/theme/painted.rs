//! The two themes in true colour, each a palette for the same roles.

use ratatui::style::{Color, Modifier, Style};

use super::{Inks, TechniqueStyle, Theme, USUAL_CELL};

impl Theme {
    /// Returns the dark theme: warm marks on a night-blue background.
    pub const fn dark() -> Self {
        let ground = Color::from_u32(0x0f_1318);
        Self::painted(
            Inks::dark(),
            &ThemeColours {
                ground,
                text: Color::from_u32(0xd3_d9df),
                quiet: Color::from_u32(0x9a_a5b1),
                title: Color::from_u32(0xf6_f0e6),
                accent: Color::from_u32(0x8f_d3c6),
                band: Color::from_u32(0x1f_3f3c),
                key: Color::from_u32(0xe9_c88f),
                breath: Color::from_u32(0x8f_bff0),
                good: Color::from_u32(0x9f_d18b),
                warn: Color::from_u32(0xf0_c466),
                stop: Color::from_u32(0xff_8b80),
                track: Color::from_u32(0x3c_4650),
                zone: Color::from_u32(0xee_9a55),
            },
        )
    }

    /// Returns the light theme: the same marks on the white of paper.
    pub const fn light() -> Self {
        let ground = Color::from_u32(0xfa_f8f3);
        Self::painted(
            Inks::light(),
            &ThemeColours {
                ground,
                text: Color::from_u32(0x2c_3238),
                quiet: Color::from_u32(0x63_6c75),
                title: Color::from_u32(0x16_1a1e),
                accent: Color::from_u32(0x0f_6b62),
                band: Color::from_u32(0xd5_e9e4),
                key: Color::from_u32(0x84_4c0c),
                breath: Color::from_u32(0x2a_5fae),
                good: Color::from_u32(0x2f_6b2a),
                warn: Color::from_u32(0x84_5500),
                stop: Color::from_u32(0xb0_251c),
                track: Color::from_u32(0xcf_ccc4),
                zone: Color::from_u32(0xd0_6414),
            },
        )
    }

    const fn painted(inks: Inks, palette: &ThemeColours) -> Self {
        let ground = Style::new().fg(palette.text).bg(palette.ground);
        Self {
            ground,
            text: ground,
            quiet: ground.fg(palette.quiet),
            title: ground.fg(palette.title).add_modifier(Modifier::BOLD),
            accent: ground.fg(palette.accent),
            key: ground.fg(palette.key).add_modifier(Modifier::BOLD),
            breath: ground.fg(palette.breath),
            good: ground.fg(palette.good),
            warn: ground.fg(palette.warn),
            stop: ground.fg(palette.stop).add_modifier(Modifier::BOLD),
            selected: ground.fg(palette.title).bg(palette.band).add_modifier(Modifier::BOLD),
            badge: ground.fg(palette.ground).bg(palette.accent),
            track: ground.fg(palette.track),
            zone: ground.fg(palette.zone),
            ascii: false,
            slow: false,
            still: false,
            without_pictures: false,
            inks,
            technique: TechniqueStyle::Quadrants,
            cell: USUAL_CELL,
        }
    }
}

/// The colours of a painted theme, which differs from the other in these and its inks alone.
struct ThemeColours {
    ground: Color,
    text: Color,
    quiet: Color,
    title: Color,
    accent: Color,
    band: Color,
    key: Color,
    breath: Color,
    good: Color,
    warn: Color,
    stop: Color,
    track: Color,
    zone: Color,
}
