//! Text as people write it: tidied, folded for search and put in Finnish order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters that Unicode does not take apart, in their plain spelling.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŋ' => "n",
        'ß' => "ss",
        'ŧ' => "t",
        'þ' => "th",
        'ʒ' => "z",
        'ǥ' => "g",
        _ => return None,
    })
}

/// Lower-case and without accents, for search: `Mäkelä-Šarić` and `makela-saric` are found by each other.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Taken apart twice: raising and lowering may put an accent on again.
    for c in text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
    {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// A key whose byte order is the Finnish alphabetical order: case is left out, w is a letter of its own after v, and
/// å, ä, ö come last. As in Finnish lists ü goes with y, æ with ä and ø with ö; other accents go with their base letters.
/// Space is lowest, hyphen next. Not for show.
#[must_use]
pub fn finnish_sort_key(text: &str) -> String {
    // Letters that folding never leaves behind, in the order of å, ä and ö, and after every ASCII letter.
    const LAST: [char; 3] = ['\u{e0}', '\u{e1}', '\u{e2}'];
    let mut key = String::with_capacity(text.len());
    // Composed after lowering, so that å and a + ring are one letter.
    let lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    let mut letter = [0; 4];
    for c in lower.nfc() {
        match c {
            'å' => key.push(LAST[0]),
            'ä' | 'æ' => key.push(LAST[1]),
            'ö' | 'ø' => key.push(LAST[2]),
            'ü' => key.push('y'),
            c if c.is_whitespace() => key.push(' '),
            '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => key.push('!'),
            c => key.push_str(&fold(c.encode_utf8(&mut letter))),
        }
    }
    key
}

/// The text as it is stored: composed (NFC), without white space around and with single spaces inside.
#[must_use]
pub fn clean(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let mut cleaned = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        if !cleaned.is_empty() {
            cleaned.push(' ');
        }
        cleaned.push_str(word);
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("Mäkelä", "makela"),
            ("ÅKERBLOM", "akerblom"),
            ("Öhman", "ohman"),
            ("A\u{308}mari", "amari"),
            ("Šarić", "saric"),
            ("Đurić Łukasz", "duric lukasz"),
            ("Sørensen, Ærø", "sorensen, aero"),
            ("Groß GROẞ", "gross gross"),
            ("Müller", "muller"),
            ("İstanbul ısparta", "istanbul isparta"),
            ("Čáŋŋ Ŧ", "cann t"),
            ("O'Brien-Smith", "o'brien-smith"),
            ("Иванов", "иванов"),
            ("ﬁ", "fi"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn finnish_order() {
        let ordered = [
            "Aho",
            "Ala Korpi",
            "Ala-Korpi",
            "Alakorpi",
            "Šarić",
            "Sarikka",
            "Vuori",
            "Wahlroos",
            "Yli-Mäki",
            "Ylimäki",
            "Zachris",
            "Åberg",
            "Ähtäri",
            "Äijälä",
            "Öhman",
        ];
        let mut sorted = ordered;
        sorted.reverse();
        sorted.sort_by_key(|name| finnish_sort_key(name));
        assert_eq!(sorted, ordered);

        for (a, b) in [
            ("väli", "wala"),
            ("vz", "wa"),
            ("az", "å"),
            ("åö", "äa"),
            ("äz", "öa"),
            ("z", "a\u{30a}"),
            ("", " "),
        ] {
            assert!(finnish_sort_key(a) < finnish_sort_key(b), "{a} {b}");
        }
        for (a, b) in [
            ("VIRTANEN", "virtanen"),
            ("a\u{308}", "Ä"),
            ("é", "E"),
            ("ü", "y"),
            ("Æ", "ä"),
            ("ø", "Ö"),
        ] {
            assert_eq!(finnish_sort_key(a), finnish_sort_key(b), "{a} {b}");
        }
    }

    #[test]
    fn cleaning() {
        for (text, cleaned) in [
            (
                "  Matti \t Meika\u{308}la\u{308}inen\n",
                "Matti Meikäläinen",
            ),
            ("a\u{a0}\u{202f}b", "a b"),
            (" \r\n ", ""),
            ("sama", "sama"),
        ] {
            assert_eq!(clean(text), cleaned);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in "[\\PC\\s]*") {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
            prop_assert!(!clean(&text).contains("  "));
        }

        #[test]
        fn finnish_words_fold_to_ascii(text in "[a-zåäöA-ZÅÄÖéüßšž -]*") {
            prop_assert!(fold(&text).is_ascii());
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }

        #[test]
        fn keys_order_by_the_first_letter_that_differs(start in "[a-zåäö]{0,4}", x in 0usize..29, y in 0usize..29, rest in "[a-zåäö]{0,4}") {
            let alphabet: Vec<char> = "abcdefghijklmnopqrstuvwxyzåäö".chars().collect();
            let a = finnish_sort_key(&format!("{start}{}{rest}", alphabet[x]));
            let b = finnish_sort_key(&format!("{start}{}", alphabet[y].to_uppercase()));
            if x != y {
                prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            }
        }
    }
}
