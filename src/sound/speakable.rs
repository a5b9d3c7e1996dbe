//! What may be handed to a program that speaks.

/// Letters, figures and the signs that a voice can make something of; nothing that a program could obey.
pub(super) fn speakable(words: &str) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() || " .,:;?!'-".contains(letter) { letter } else { ' ' }
    };
    let plain: String = words.chars().map(plain).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_given_nothing_that_it_could_obey() {
        assert_eq!(speakable("[[hello]] <break/> & \u{1b}[31m"), "hello break 31m");
        assert_eq!(speakable("!-! SET SELF RATE 100"), "SET SELF RATE 100");
        assert_eq!(speakable("Right side, left hand."), "Right side, left hand.");
    }
}
