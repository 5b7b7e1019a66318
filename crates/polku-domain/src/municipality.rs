//! The thirteen municipalities of the employment area of North Karelia.

/// A municipality. Codes are texts of three characters: Heinävesi's begins with a zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Municipality {
    /// Statistics Finland's code.
    pub code: &'static str,
    /// Finnish name.
    pub name_fi: &'static str,
    /// Swedish name. That of Liperi is the traditional one, unverified.
    pub name_sv: &'static str,
    /// Inhabitants on 31 December 2024 (Statistics Finland).
    pub population: u32,
    /// Business identity code.
    pub business_id: &'static str,
}

const fn municipality(
    code: &'static str,
    name_fi: &'static str,
    name_sv: &'static str,
    population: u32,
    business_id: &'static str,
) -> Municipality {
    Municipality {
        code,
        name_fi,
        name_sv,
        population,
        business_id,
    }
}

/// All of them, in the order of their Finnish names.
pub const ALL: &[Municipality] = &[
    municipality("090", "Heinävesi", "Heinävesi", 2_929, "0164308-3"),
    municipality("146", "Ilomantsi", "Ilomants", 4_382, "0167589-4"),
    municipality("167", "Joensuu", "Joensuu", 78_741, "0242746-2"),
    municipality("176", "Juuka", "Juuka", 4_160, "0168654-2"),
    municipality("260", "Kitee", "Kitee", 9_566, "0168900-6"),
    municipality("276", "Kontiolahti", "Kontiolahti", 15_071, "0169048-8"),
    municipality("422", "Lieksa", "Lieksa", 10_049, "0169321-6"),
    municipality("426", "Liperi", "Libelits", 11_913, "0169583-6"),
    municipality("541", "Nurmes", "Nurmes", 8_980, "0207669-0"),
    municipality("309", "Outokumpu", "Outokumpu", 6_444, "0207604-1"),
    municipality("607", "Polvijärvi", "Polvijärvi", 3_999, "0169823-6"),
    municipality("707", "Rääkkylä", "Rääkkylä", 1_881, "0169967-7"),
    municipality("848", "Tohmajärvi", "Tohmajärvi", 3_976, "1919717-3"),
];

/// The municipality of a three-digit code; none for any other text.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Municipality> {
    ALL.iter().find(|municipality| municipality.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::business_id::BusinessId;
    use crate::text::finnish_sort_key;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(ALL.len(), 13);
        assert_eq!(
            ALL.iter()
                .map(|municipality| municipality.population)
                .sum::<u32>(),
            162_091
        );
        assert!(ALL.is_sorted_by_key(|municipality| finnish_sort_key(municipality.name_fi)));
        for municipality in ALL {
            assert_eq!(municipality.code.len(), 3);
            assert_eq!(by_code(municipality.code), Some(municipality));
            assert!(
                BusinessId::parse(municipality.business_id).is_ok(),
                "{}",
                municipality.name_fi
            );
        }
    }

    #[test]
    fn codes_are_exact() {
        assert_eq!(
            by_code("090").map(|municipality| municipality.name_fi),
            Some("Heinävesi")
        );
        for code in ["90", "", "091", " 167", "Joensuu"] {
            assert!(by_code(code).is_none(), "{code}");
        }
    }
}
