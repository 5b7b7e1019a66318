//! Reports as files, at the place that was chosen in a dialog. They hold counts and no person.

use crate::commands::App;
use crate::error::{ApiError, Code};
use crate::files::{Handle, write_whole};
use crate::quarter::{GetQuarterReport, quarter_report};
use crate::report::{GetEsfReport, esf_report};
use crate::session::Session;
use crate::workbook;
use polku_messages::Language;
use polku_store::StoreError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request to write a report into a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReport {
    /// Which report.
    pub report: ReportAsked,
    /// The form of the file.
    pub format: ReportFormat,
    /// The language of a workbook.
    pub language: ReportLanguage,
    /// Where it goes; what is there is replaced.
    pub file: Handle,
}

/// A report with what it is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReportAsked {
    /// The figures of a date.
    Esf(GetEsfReport),
    /// The figures of a quarter.
    Quarter(GetQuarterReport),
}

/// The form of a report's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReportFormat {
    /// A table with `;` between fields.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The language of a report's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReportLanguage {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl From<ReportLanguage> for Language {
    fn from(language: ReportLanguage) -> Self {
        match language {
            ReportLanguage::Fi => Self::Fi,
            ReportLanguage::Sv => Self::Sv,
            ReportLanguage::En => Self::En,
        }
    }
}

pub(crate) async fn save_report(
    app: &App,
    session: &Session,
    request: SaveReport,
) -> Result<(), ApiError> {
    let path = app.files.path(&request.file)?;
    let store = &app.office.store;
    let language = request.language.into();
    let bytes = match (request.report, request.format) {
        (ReportAsked::Esf(asked), ReportFormat::Csv) => {
            let view = esf_report(store, session, asked).await?;
            view.report
                .to_csv(view.limited_to.as_deref())
                .map_err(unwritable)?
                .into_bytes()
        }
        (ReportAsked::Esf(asked), ReportFormat::Xlsx) => {
            let view = esf_report(store, session, asked).await?;
            let book = workbook::esf(&view, session.today, language);
            book.to_bytes().map_err(unwritable)?
        }
        (ReportAsked::Quarter(asked), ReportFormat::Csv) => {
            let view = quarter_report(store, session, asked).await?;
            view.report
                .to_csv(view.limited_to.as_deref())
                .map_err(unwritable)?
                .into_bytes()
        }
        (ReportAsked::Quarter(asked), ReportFormat::Xlsx) => {
            let view = quarter_report(store, session, asked).await?;
            let book = workbook::quarter(&view, language);
            book.to_bytes().map_err(unwritable)?
        }
    };
    Ok(write_whole(&path, &bytes).map_err(StoreError::from)?)
}

/// A table that its writer refuses: a fault of the program, for it holds counts and the program's own words.
fn unwritable(error: impl std::error::Error) -> ApiError {
    tracing::error!(%error, "a table was refused");
    ApiError::new(Code::Internal)
}
