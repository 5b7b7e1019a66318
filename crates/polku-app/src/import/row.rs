//! The kinds of file, and rows of text as typed rows.

use super::issue::{Issue, Reason};
use super::read::Table;
use chrono::NaiveDate;
use polku_domain::code::{AttendanceCode, Gender, LegalBasis, SituationCode, StatusAtStart};
use polku_domain::hours::Hours;
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, ParticipationRow, SituationRow};
use polku_domain::{IdentityCode, text};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use ts_rs::TS;

/// A kind of file, known by its columns, in the order of import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Spells of participation.
    Participations,
    /// What became of persons.
    Situations,
    /// Coaching periods.
    CoachingPeriods,
    /// Attendance.
    Attendance,
    /// Employers; not taken yet.
    Employers,
    /// Placements; not taken yet.
    Placements,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Participations,
        Self::Situations,
        Self::CoachingPeriods,
        Self::Attendance,
        Self::Employers,
        Self::Placements,
    ];

    /// Its name, which is also the name of its file in an export.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Participations => "participations",
            Self::Situations => "situations",
            Self::CoachingPeriods => "coaching-periods",
            Self::Attendance => "attendance",
            Self::Employers => "employers",
            Self::Placements => "placements",
        }
    }

    /// Its columns, in the order in which an export writes them.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Participations => &[
                "identity_code",
                "last_name",
                "first_names",
                "gender",
                "municipality",
                "education_isced",
                "status_at_start",
                "unemployed_since",
                "start_date",
                "end_date",
                "qualification_date",
                "counted",
            ],
            Self::Situations => &["identity_code", "date", "situation", "order_in_day"],
            Self::CoachingPeriods => &[
                "identity_code",
                "environment",
                "legal_basis",
                "start_date",
                "end_date",
                "weekly_days",
                "daily_hours",
            ],
            Self::Attendance => &["identity_code", "date", "attendance", "hours", "task"],
            Self::Employers => &[
                "business_id",
                "name",
                "form",
                "municipality",
                "contact_name",
                "contact_email",
                "contact_phone",
            ],
            Self::Placements => &[
                "identity_code",
                "business_id",
                "kind",
                "job_title",
                "start_date",
                "end_date",
                "weekly_hours",
                "monthly_wage",
            ],
        }
    }

    /// The columns without which a row says nothing.
    const fn mandatory(self) -> &'static [&'static str] {
        match self {
            Self::Participations => &["identity_code", "start_date"],
            Self::Situations => &["identity_code", "date", "situation"],
            Self::CoachingPeriods => &["identity_code", "environment", "legal_basis", "start_date"],
            Self::Attendance => &["identity_code", "date", "attendance"],
            Self::Employers => &["business_id", "name"],
            Self::Placements => &["identity_code", "business_id", "kind", "start_date"],
        }
    }

    /// The kind whose columns these are: the one that knows most of them, of those with all mandatory columns if any is.
    fn of(header: &[String]) -> Option<Self> {
        let known = |kind: &Self| {
            header
                .iter()
                .filter(|name| kind.columns().contains(&name.as_str()))
                .count()
        };
        let whole = |kind: &Self| {
            kind.mandatory()
                .iter()
                .all(|column| header.iter().any(|name| name == column))
        };
        let best = Self::ALL
            .iter()
            .rev()
            .max_by_key(|kind| (whole(kind), known(kind)))?;
        let enough = whole(best) || known(best) >= 2;
        enough.then_some(*best)
    }
}

/// A typed row with where it came from.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    /// Index into the files of the import.
    pub(crate) file: usize,
    /// Row of the file.
    pub(crate) row: u64,
    /// The row.
    pub(crate) value: T,
}

/// All rows of an import, and the identity codes of rows that were refused, about which nothing more can be said.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) participations: Vec<Placed<ParticipationRow>>,
    pub(crate) situations: Vec<Placed<SituationRow>>,
    pub(crate) periods: Vec<Placed<CoachingPeriodRow>>,
    pub(crate) attendance: Vec<Placed<AttendanceRow>>,
    pub(crate) refused: std::collections::BTreeSet<IdentityCode>,
}

/// What every row is checked against.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) municipalities: &'a [String],
    pub(crate) made_up: bool,
    pub(crate) today: NaiveDate,
}

/// The columns of one file, checked.
pub(crate) struct Columns {
    pub(crate) kind: Kind,
    places: Vec<Option<usize>>,
}

/// Finds the kind of a table and checks its columns.
pub(crate) fn columns(file: &str, table: &Table) -> Result<Columns, Vec<Issue>> {
    let about = |column: Option<&str>, reason| Issue {
        file: file.to_owned(),
        row: Some(1),
        column: column.map(str::to_owned),
        value: column.map(str::to_owned).unwrap_or_default(),
        reason,
    };
    let Some(kind) = Kind::of(&table.header) else {
        return Err(vec![Issue {
            value: table.header.join(";"),
            ..about(None, Reason::UnknownKind)
        }]);
    };
    let mut issues = Vec::new();
    for (n, name) in table.header.iter().enumerate() {
        if !kind.columns().contains(&name.as_str()) {
            issues.push(about(Some(name), Reason::UnknownColumn));
        } else if table.header.iter().take(n).any(|other| other == name) {
            issues.push(about(Some(name), Reason::DuplicateColumn));
        }
    }
    for column in kind.mandatory() {
        if !table.header.iter().any(|name| name == column) {
            issues.push(about(Some(column), Reason::MissingColumn));
        }
    }
    if issues.is_empty() && matches!(kind, Kind::Employers | Kind::Placements) {
        issues.push(about(
            None,
            Reason::KindNotSupported {
                kind: kind.name().to_owned(),
            },
        ));
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    let places = kind
        .columns()
        .iter()
        .map(|c| table.header.iter().position(|name| name == c))
        .collect();
    Ok(Columns { kind, places })
}

/// One row while it is read: its fields, and what is wrong with them.
struct Fields<'a> {
    file: &'a str,
    row: u64,
    columns: &'a Columns,
    record: &'a csv::StringRecord,
    issues: Vec<Issue>,
}

impl Fields<'_> {
    fn text(&self, column: &str) -> &str {
        let at = self
            .columns
            .kind
            .columns()
            .iter()
            .position(|c| *c == column);
        let place = at.and_then(|at| self.columns.places.get(at).copied().flatten());
        place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default()
            .trim()
    }

    fn fail(&mut self, column: &str, reason: Reason) {
        let value = self.text(column).to_owned();
        self.issues.push(Issue {
            file: self.file.to_owned(),
            row: Some(self.row),
            column: Some(column.to_owned()),
            value,
            reason,
        });
    }

    /// The value of a column, if there is one and it can be read.
    fn optional<T>(
        &mut self,
        column: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        match parse(text) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.fail(column, reason);
                None
            }
        }
    }

    fn mandatory<T>(
        &mut self,
        column: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        if self.text(column).is_empty() {
            self.fail(column, Reason::MissingValue);
            return None;
        }
        self.optional(column, parse)
    }

    fn identity_code(&mut self, context: &Context<'_>) -> Option<IdentityCode> {
        let code = self.mandatory("identity_code", |text| {
            IdentityCode::parse_born_by(text, context.today).map_err(|error| {
                Reason::BadIdentityCode {
                    why: error.code().to_owned(),
                }
            })
        })?;
        if context.made_up && !code.is_temporary() {
            self.fail("identity_code", Reason::RealIdentityCode);
            return None;
        }
        Some(code)
    }
}

/// A date, `2026-03-01` or `1.3.2026`.
pub(crate) fn date(text: &str) -> Result<NaiveDate, Reason> {
    let parts = |separator| -> Option<Vec<&str>> {
        let parts: Vec<&str> = text.split(separator).collect();
        let digits = parts
            .iter()
            .all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
        (parts.len() == 3 && digits).then_some(parts)
    };
    let (year, month, day) = if let Some([y, m, d]) = parts('-').as_deref() {
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return Err(Reason::BadDate);
        }
        (*y, *m, *d)
    } else if let Some([d, m, y]) = parts('.').as_deref() {
        if y.len() != 4 || m.len() > 2 || d.len() > 2 {
            return Err(Reason::BadDate);
        }
        (*y, *m, *d)
    } else {
        return Err(Reason::BadDate);
    };
    let number = |text: &str| text.parse::<u32>().map_err(|_| Reason::BadDate);
    let year = i32::try_from(number(year)?).map_err(|_| Reason::BadDate)?;
    if year < 1850 {
        return Err(Reason::BadDate);
    }
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).ok_or(Reason::BadDate)
}

fn code<T: FromStr + Copy>(
    all: &[T],
    word: fn(T) -> &'static str,
) -> impl FnOnce(&str) -> Result<T, Reason> {
    let allowed = all.iter().map(|c| word(*c)).collect::<Vec<_>>().join(", ");
    move |text| text.parse().map_err(|_| Reason::UnknownCode { allowed })
}

fn whole_number(min: i64, max: i64) -> impl FnOnce(&str) -> Result<i64, Reason> {
    move |text| {
        let number: i64 = text.parse().map_err(|_| Reason::BadNumber)?;
        if (min..=max).contains(&number) {
            Ok(number)
        } else {
            Err(Reason::ValueOutOfRange {
                min: min.to_string(),
                max: max.to_string(),
            })
        }
    }
}

fn hours(text: &str) -> Result<Hours, Reason> {
    let hours = Hours::parse(text).map_err(|_| Reason::BadNumber)?;
    if hours.hundredths() <= 2400 {
        Ok(hours)
    } else {
        Err(Reason::HoursOutOfRange)
    }
}

/// Reads the rows of a table into `rows`; what is wrong with them comes back.
pub(crate) fn read_rows(
    (index, file): (usize, &str),
    table: &Table,
    columns: &Columns,
    context: &Context<'_>,
    rows: &mut Rows,
) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (row, record) in &table.rows {
        if record.len() != table.header.len() {
            issues.push(Issue {
                file: file.to_owned(),
                row: Some(*row),
                column: None,
                value: String::new(),
                reason: Reason::WrongFieldCount {
                    expected: table.header.len(),
                    found: record.len(),
                },
            });
            continue;
        }
        let mut fields = Fields {
            file,
            row: *row,
            columns,
            record,
            issues: Vec::new(),
        };
        let identity_code = fields.identity_code(context);
        let at = (index, *row);
        match columns.kind {
            Kind::Participations => {
                let value = participation(&mut fields, identity_code, context);
                keep(&mut rows.participations, at, value, &fields);
            }
            Kind::Situations => {
                let value = situation(&mut fields, identity_code);
                keep(&mut rows.situations, at, value, &fields);
            }
            Kind::CoachingPeriods => {
                let value = period(&mut fields, identity_code);
                keep(&mut rows.periods, at, value, &fields);
            }
            Kind::Attendance => {
                let value = attendance(&mut fields, identity_code);
                keep(&mut rows.attendance, at, value, &fields);
            }
            Kind::Employers | Kind::Placements => {}
        }
        if !fields.issues.is_empty() {
            rows.refused.extend(identity_code);
            issues.append(&mut fields.issues);
        }
    }
    issues
}

fn keep<T>(
    rows: &mut Vec<Placed<T>>,
    (file, row): (usize, u64),
    value: Option<T>,
    fields: &Fields<'_>,
) {
    if let Some(value) = value.filter(|_| fields.issues.is_empty()) {
        rows.push(Placed { file, row, value });
    }
}

fn participation(
    fields: &mut Fields<'_>,
    identity_code: Option<IdentityCode>,
    context: &Context<'_>,
) -> Option<ParticipationRow> {
    let gender = fields.optional("gender", code(Gender::ALL, Gender::as_str));
    let municipality = fields.optional("municipality", |text| {
        if context.municipalities.iter().any(|code| code == text) {
            Ok(text.to_owned())
        } else {
            Err(Reason::UnknownMunicipality {
                allowed: context.municipalities.join(", "),
            })
        }
    });
    let education = fields.optional("education_isced", whole_number(0, 9));
    let status_at_start = fields.optional(
        "status_at_start",
        code(StatusAtStart::ALL, StatusAtStart::as_str),
    );
    let unemployed_since = fields.optional("unemployed_since", date);
    let start_date = fields.mandatory("start_date", date);
    let end_date = fields.optional("end_date", date);
    let qualification_date = fields.optional("qualification_date", date);
    let counted = fields.optional("counted", |text| match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Reason::UnknownCode {
            allowed: "yes, no".to_owned(),
        }),
    });
    let (start_date, identity_code) = (start_date?, identity_code?);
    let start = start_date.to_string();
    if end_date.is_some_and(|end| end < start_date) {
        fields.fail(
            "end_date",
            Reason::EndBeforeStart {
                start: start.clone(),
            },
        );
    }
    if unemployed_since.is_some_and(|since| since > start_date) {
        fields.fail(
            "unemployed_since",
            Reason::UnemployedSinceAfterStart {
                start: start.clone(),
            },
        );
    }
    if identity_code.date_of_birth() > start_date {
        fields.fail("identity_code", Reason::BornAfterStart { start });
    }
    Some(ParticipationRow {
        identity_code,
        last_name: text::clean(fields.text("last_name")),
        first_names: text::clean(fields.text("first_names")),
        gender,
        municipality,
        education_isced: education.and_then(|level| u8::try_from(level).ok()),
        status_at_start,
        unemployed_since,
        start_date,
        end_date,
        qualification_date,
        counted,
    })
}

fn situation(fields: &mut Fields<'_>, identity_code: Option<IdentityCode>) -> Option<SituationRow> {
    let date = fields.mandatory("date", date);
    let situation = fields.mandatory("situation", code(SituationCode::ALL, SituationCode::as_str));
    let order_in_day = fields.optional("order_in_day", whole_number(0, i64::MAX));
    Some(SituationRow {
        identity_code: identity_code?,
        date: date?,
        situation: situation?,
        order_in_day,
    })
}

fn period(
    fields: &mut Fields<'_>,
    identity_code: Option<IdentityCode>,
) -> Option<CoachingPeriodRow> {
    let environment = fields.mandatory("environment", |name| Ok(text::clean(name)));
    let legal_basis = fields.mandatory("legal_basis", code(LegalBasis::ALL, LegalBasis::as_str));
    let start_date = fields.mandatory("start_date", date);
    let end_date = fields.optional("end_date", date);
    let weekly_days = fields.optional("weekly_days", whole_number(1, 7));
    let daily_hours = fields.optional("daily_hours", hours);
    let start = start_date?;
    if end_date.is_some_and(|end| end < start) {
        fields.fail(
            "end_date",
            Reason::EndBeforeStart {
                start: start.to_string(),
            },
        );
    }
    Some(CoachingPeriodRow {
        identity_code: identity_code?,
        environment: environment?,
        legal_basis: legal_basis?,
        start_date: start,
        end_date,
        weekly_days: weekly_days.and_then(|days| u8::try_from(days).ok()),
        daily_hours,
    })
}

fn attendance(
    fields: &mut Fields<'_>,
    identity_code: Option<IdentityCode>,
) -> Option<AttendanceRow> {
    let date = fields.mandatory("date", date);
    let attendance = fields.mandatory(
        "attendance",
        code(AttendanceCode::ALL, AttendanceCode::as_str),
    );
    let hours = fields.optional("hours", hours);
    if attendance.is_some_and(|mark| !mark.is_presence())
        && hours.is_some_and(|hours| hours.hundredths() > 0)
    {
        fields.fail("hours", Reason::HoursOnAbsence);
    }
    Some(AttendanceRow {
        identity_code: identity_code?,
        date: date?,
        attendance: attendance?,
        hours,
        task: text::clean(fields.text("task")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_or_finnish_and_exist() {
        let day = |text| date(text).ok().map(|d| d.to_string());
        assert_eq!(day("2026-03-01").as_deref(), Some("2026-03-01"));
        assert_eq!(day("1.3.2026").as_deref(), Some("2026-03-01"));
        assert_eq!(day("01.03.2026").as_deref(), Some("2026-03-01"));
        for bad in [
            "2026-02-30",
            "29.2.2027",
            "1.3.26",
            "2026-3-1",
            "20260301",
            "1/3/2026",
            "x",
            "2026-03-01T00:00",
            "+026-03-01",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_kind_is_known_by_the_columns_in_any_order() {
        let kind =
            |header: &str| Kind::of(&header.split(';').map(str::to_owned).collect::<Vec<_>>());
        for expected in Kind::ALL {
            let mut columns = expected.columns().to_vec();
            columns.reverse();
            assert_eq!(kind(&columns.join(";")), Some(*expected));
            assert_eq!(
                kind(&expected.mandatory().join(";")),
                Some(*expected),
                "mandatory columns alone"
            );
        }
        assert_eq!(
            kind("identity_code;date;situation;mood"),
            Some(Kind::Situations)
        );
        assert_eq!(kind("foo;bar"), None);
        assert_eq!(kind("identity_code"), None);
    }
}
