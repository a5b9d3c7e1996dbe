//! Numbers as they are spoken.

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

#[cfg(test)]
mod tests {
    use super::*;

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
