//! Every word that Polku's programs print, in Finnish, Swedish and English.
//!
//! The texts live in `messages/{fi,sv,en}.json`, which the window compiles too. From each key `cargo xtask codegen`
//! writes one typed function of the same name, so a missing text or parameter fails the build.

mod generated;
mod language;
mod plural;

pub use generated::*;
pub use language::Language;
pub use plural::{Count, Plural};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_has_words_in_every_language() {
        for language in Language::ALL {
            for (key, text) in generated::samples(language) {
                assert!(!text.trim().is_empty(), "{key} is empty in {language}");
                assert_ne!(text, key, "{key} has no words in {language}");
            }
        }
    }

    #[test]
    fn whole_sentences_are_translated() {
        let [fi, sv, en] = Language::ALL.map(generated::samples);
        for ((one, two), three) in fi.iter().zip(&sv).zip(&en) {
            let is_sentence = three.1.split_whitespace().count() > 4;
            let all_differ = one.1 != two.1 && two.1 != three.1 && one.1 != three.1;
            assert!(!is_sentence || all_differ, "{} is not translated", one.0);
        }
    }

    #[test]
    fn a_count_chooses_singular_or_plural() {
        assert_ne!(
            import_more_errors(Language::Fi, 1_u64),
            import_more_errors(Language::Fi, 2_u64).replace('2', "1")
        );
    }
}
