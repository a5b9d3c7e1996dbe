//! `neckcare here`: what the arguments say about where it is tight.

use super::{Error, choose};
use crate::cli::HereArgs;
use crate::history::{Marks, Rating};
use crate::routine::keyword::Keyword;
use crate::routine::place::{Meant, Place};
use crate::screens::body::BodyRequest;

/// Understands the arguments: places with how tense they are, and the time that there is.
pub(super) fn request(here: &HereArgs) -> Result<BodyRequest, Error> {
    let time = here.time.as_deref().map(choose::time).transpose()?;
    let mut request = BodyRequest { time, ..BodyRequest::default() };
    for given in &here.places {
        let (words, figure) = given
            .rsplit_once('=')
            .map_or((given.as_str(), None), |(words, figure)| (words, Some(figure)));
        match Meant::of(words) {
            Some(Meant::Places(places)) => mark(&mut request.marks, &places, figure, given)?,
            Some(Meant::NoGo(place)) => request.no_go = Some(place),
            Some(Meant::Sign(sign)) => request.signs.push(sign),
            None => return Err(Error::Place { given: choose::truncated(given) }),
        }
    }
    Ok(request)
}

/// Marks places that were named together. A figure of 0 leaves them unmarked.
fn mark(
    marks: &mut Marks,
    places: &[Place],
    figure: Option<&str>,
    given: &str,
) -> Result<(), Error> {
    let rating = figure.and_then(|figure| figure.parse().ok()).and_then(Rating::new);
    let Some(rating) = rating else {
        let place = places.first().copied().map_or("", Keyword::word);
        return Err(Error::Tension { given: choose::truncated(given), place });
    };
    for place in places {
        marks.set(*place, Some(rating).filter(|rating| rating.get() > 0));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::place::{NoGoPlace, WarningSign};

    fn asked(places: &[&str], time: Option<&str>) -> Result<BodyRequest, Error> {
        let places = places.iter().map(|place| (*place).to_owned()).collect();
        request(&HereArgs { places, time: time.map(str::to_owned) })
    }

    #[test]
    fn places_and_times_are_understood() {
        let request = asked(&["left-shoulder=6", "skull base=10", "neck=0"], Some("4m")).unwrap();
        let marked: Vec<_> =
            request.marks.iter().map(|(place, rating)| (place, rating.get())).collect();
        assert_eq!(marked, [(Place::SkullBase, 10), (Place::LeftShoulder, 6)]);
        assert_eq!(request.time.map(|time| time.as_secs()), Some(240));
        assert_eq!((request.no_go, request.signs), (None, Vec::new()));
    }

    #[test]
    fn what_is_never_massaged_and_every_sign_are_noticed() {
        let throat = asked(&["neck=3", "throat=5"], None).unwrap();
        assert_eq!(throat.no_go, Some(NoGoPlace::FrontOfNeck));
        let signs = asked(&["chest pain", "my arm tingles"], None).unwrap().signs;
        assert_eq!(signs, [WarningSign::Emergency, WarningSign::Nerve]);
    }

    #[test]
    fn everything_else_is_refused_with_what_to_write() {
        for (given, says) in [
            ("knee=3", "`knee=3` is not a place; write one of temples, scalp, skull-base,"),
            ("neck", "`neck`: how tense is it? Write a number from 0 to 10"),
            ("neck=11", "`neck=11`: how tense is it?"),
            ("neck=", "such as left-neck=6"),
        ] {
            let why = asked(&[given], None).unwrap_err().to_string();
            assert!(why.contains(says), "{why}");
        }
    }
}
