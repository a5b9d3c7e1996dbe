//! Writes a handout as Markdown: `CommonMark` without HTML. Every sign within its words is escaped.

use super::{Handout, HandoutMove, HandoutPart};

/// Returns the page; each of its paragraphs is one line.
pub fn lines(handout: &Handout) -> Vec<String> {
    let mut lines = vec![format!("# {}", escaped(&handout.title))];
    for part in &handout.parts {
        lines.push(String::new());
        match part {
            HandoutPart::Heading(words) => lines.push(format!("## {}", escaped(words))),
            HandoutPart::Words(words) => lines.push(escaped(words)),
            HandoutPart::List(points) => {
                lines.extend(points.iter().map(|point| format!("- {}", escaped(point))));
            }
            HandoutPart::Moves(entries) => moves(entries, &mut lines),
            HandoutPart::Foot(words, names) => {
                lines.extend(["---".to_owned(), String::new(), escaped(words), String::new()]);
                let gap = |name: &&str| format!("- {name}: {}", "\\_".repeat(24));
                lines.extend(names.iter().map(gap));
            }
        }
    }
    lines
}

fn moves(entries: &[HandoutMove], lines: &mut Vec<String>) {
    for (number, entry) in (1..).zip(entries) {
        if number > 1 {
            lines.push(String::new());
        }
        let mark = format!("{number}. ");
        lines.push(format!("{mark}**{}**: {}.", escaped(&entry.title), escaped(&entry.dose)));
        let indent = " ".repeat(mark.len());
        for note in &entry.notes {
            lines.extend([String::new(), format!("{indent}{}", escaped(note))]);
        }
    }
}

/// Escapes every sign that Markdown would obey, at the beginning of a line or within it.
fn escaped(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbered = words.find(|letter: char| !letter.is_ascii_digit());
    let mut escaped = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        let starts = match letter {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && numbered == Some(at),
            _ => false,
        };
        if starts || "\\`*_[]<>#|&~!".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_markdown_would_obey_is_escaped() {
        for (words, safe) in [
            ("Plain words, 2 of 10; in-breath (slow).", "Plain words, 2 of 10; in-breath (slow)."),
            ("*a* _b_ `c` <d> # e | f", r"\*a\* \_b\_ \`c\` \<d\> \# e \| f"),
            (r"[a](b) \ &amp; ![x] ~~y~~", r"\[a\](b) \\ \&amp; \!\[x\] \~\~y\~\~"),
            ("- a", r"\- a"),
            ("+ a = b", r"\+ a = b"),
            ("===", r"\==="),
            ("12. a", r"12\. a"),
            ("1) a", r"1\) a"),
            (" # a\n- b ", r"\# a - b"),
        ] {
            assert_eq!(escaped(words), safe);
        }
    }
}
