//! A number that is typed to choose a line. A digit continues the number before it if there is such a line, or if it
//! comes soon.

use std::time::Duration;

/// A digit that comes sooner than this always continues the number before it.
const IN_ONE_GO: Duration = Duration::from_secs(2);

/// A number, as far as it is typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TypedNumber {
    typed: usize,
    at: Duration,
    /// The line that was chosen before its first digit.
    from: usize,
}

impl TypedNumber {
    /// Types another digit. Returns the line that this chooses, or as an error the number, if no line has it.
    pub(super) fn with(
        &mut self,
        digit: usize,
        lines: usize,
        (chosen, now): (usize, Duration),
    ) -> Result<usize, usize> {
        let longer = self.typed.saturating_mul(10).saturating_add(digit);
        let in_one_go = self.typed > 0 && now < self.at + IN_ONE_GO;
        let goes_on = self.typed > 0 && (in_one_go || longer <= lines);
        if !goes_on {
            self.from = chosen;
        }
        (self.typed, self.at) = (if goes_on { longer } else { digit }, now);
        match self.typed.checked_sub(1) {
            Some(line) if line < lines => Ok(line),
            _ => Err(self.typed),
        }
    }

    /// Returns the line that was chosen before the number was typed.
    pub(super) const fn from(&self) -> usize {
        self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types digits among some lines, each a number of milliseconds after the one before. Returns the result of each.
    fn typed(lines: usize, digits: &[(usize, u64)]) -> Vec<Result<usize, usize>> {
        let (mut number, mut now) = (TypedNumber::default(), Duration::ZERO);
        let press = |(digit, later): &(usize, u64)| {
            now += Duration::from_millis(*later);
            number.with(*digit, lines, (99, now))
        };
        digits.iter().map(press).collect()
    }

    #[test]
    fn slow_digits_continue_a_number_if_there_is_such_a_line() {
        assert_eq!(typed(14, &[(1, 0), (4, 300)]), [Ok(0), Ok(13)]);
        assert_eq!(typed(14, &[(1, 0), (4, 60_000)]), [Ok(0), Ok(13)]);
        assert_eq!(typed(14, &[(5, 0), (1, 2000), (2, 300)]), [Ok(4), Ok(0), Ok(11)]);
    }

    #[test]
    fn number_that_no_line_has_chooses_nothing() {
        assert_eq!(typed(14, &[(1, 0), (5, 300)]), [Ok(0), Err(15)]);
        assert_eq!(typed(14, &[(2, 0), (7, 300), (1, 300)]), [Ok(1), Err(27), Err(271)]);
        assert_eq!(typed(14, &[(2, 0), (7, 300), (3, 2000)]), [Ok(1), Err(27), Ok(2)]);
        assert_eq!(typed(14, &[(0, 0)]), [Err(0)]);
        assert_eq!(typed(3, &[(4, 0)]), [Err(4)]);
        for lines in 0..120 {
            for number in 1..200_usize {
                let digits = number.to_string();
                let digit =
                    |digit: char| (usize::try_from(digit.to_digit(10).unwrap()).unwrap(), 0);
                let digits: Vec<_> = digits.chars().map(digit).collect();
                let wanted = if number <= lines { Ok(number - 1) } else { Err(number) };
                assert_eq!(typed(lines, &digits).last(), Some(&wanted), "{number} of {lines}");
            }
        }
    }

    #[test]
    fn line_chosen_before_the_first_digit_is_remembered() {
        let mut number = TypedNumber::default();
        assert_eq!(number.with(1, 14, (6, Duration::ZERO)), Ok(0));
        assert_eq!(number.with(5, 14, (0, Duration::ZERO)), Err(15));
        assert_eq!(number.from(), 6);
    }
}
