//! Numbers as they are spoken, and counts with their nouns in the singular or the plural.

use std::fmt;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Spells out a number up to ninety-nine; larger ones stay in digits.
pub fn spoken(number: usize) -> String {
    let (ten, one) = (number / 10, number % 10);
    match (SMALL.get(number), TENS.get(ten), SMALL.get(one)) {
        (Some(word), ..) => (*word).to_owned(),
        (None, Some(tens), _) if one == 0 => (*tens).to_owned(),
        (None, Some(tens), Some(ones)) => format!("{tens}-{ones}"),
        _ => number.to_string(),
    }
}

/// Returns a count in digits with its noun: "1 step", "2 steps".
pub fn counted<N: fmt::Display + PartialEq + From<u8> + Copy>(count: N, noun: &str) -> String {
    let plural = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(
            [0, 1, 2].map(|steps: u32| counted(steps, "step")),
            ["0 steps", "1 step", "2 steps"]
        );
    }

    #[test]
    fn numbers_are_spelt_out_up_to_ninety_nine() {
        for (number, words) in [
            (0, "zero"),
            (8, "eight"),
            (19, "nineteen"),
            (20, "twenty"),
            (41, "forty-one"),
            (99, "ninety-nine"),
            (100, "100"),
        ] {
            assert_eq!(spoken(number), words);
        }
    }
}
