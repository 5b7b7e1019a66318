//! Everything out again, in the columns of import: importing it elsewhere gives the same store.

use crate::error::ApiError;
use crate::files::Handle;
use crate::import::Kind;
use crate::jobs::Progress;
use crate::session::Session;
use polku_domain::hours::Hours;
use polku_store::read_log::{self, ReadAction};
use polku_store::{Store, StoreError, attendance, client, environment, participation, period};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use ts_rs::TS;

/// A request to write everything out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportFiles {
    /// The folder, as a handle; it is made if it is not there.
    pub folder: Handle,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedFile {
    /// Its name.
    pub file: String,
    /// Its rows.
    pub rows: u64,
}

/// The files that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// The files.
    pub files: Vec<ExportedFile>,
    /// How many clients stand in none of them: those without a participation, for whom import has no columns.
    pub left_out: u64,
}

pub(crate) async fn export(
    store: &Store,
    session: &Session,
    folder: &Path,
    progress: &Progress,
) -> Result<Exported, ApiError> {
    let mut conn = store.read().await?;
    let clients = client::all(&mut conn).await?;
    let spells = participation::all(&mut conn).await?;
    let situations = participation::all_situations(&mut conn).await?;
    let periods = period::all(&mut conn).await?;
    let days = attendance::all(&mut conn).await?;
    let environments: BTreeMap<String, String> = environment::all(&mut conn)
        .await?
        .into_iter()
        .map(|e| (e.id, e.name))
        .collect();
    let tasks: BTreeMap<String, String> = environment::tasks(&mut conn)
        .await?
        .into_iter()
        .map(|t| (t.id, t.name))
        .collect();
    drop(conn);

    // who is in the files is logged before they are written
    let everyone: Vec<Option<&str>> = clients.iter().map(|c| Some(c.id.as_str())).collect();
    read_log::log(
        store,
        &session.worker_id,
        ReadAction::Export,
        &everyone,
        None,
    )
    .await?;
    let people: BTreeMap<&str, &client::ClientRow> =
        clients.iter().map(|c| (c.id.as_str(), c)).collect();
    let code = |id: &str| people.get(id).map_or("", |c| c.identity_code.as_str());
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
    let hours = |value: Option<i64>| {
        value
            .and_then(|h| u32::try_from(h).ok())
            .map(|h| Hours::from_hundredths(h).to_string())
            .unwrap_or_default()
    };

    fs::create_dir_all(folder).map_err(StoreError::from)?;
    let mut files = Vec::new();
    let mut write = |kind: Kind, rows: Vec<Vec<String>>| -> Result<(), ApiError> {
        let file = format!("{}.csv", kind.name());
        progress.step(&file, 0, rows.len() as u64)?;
        write_csv(&folder.join(&file), kind, &rows)?;
        files.push(ExportedFile {
            file,
            rows: rows.len() as u64,
        });
        Ok(())
    };
    let rows = spells.iter().map(|s| {
        let person = people.get(s.client_id.as_str());
        let of = |field: fn(&client::ClientRow) -> &str| {
            person.map(|c| field(c).to_owned()).unwrap_or_default()
        };
        vec![
            of(|c| &c.identity_code),
            of(|c| &c.last_name),
            of(|c| &c.first_names),
            of(|c| c.gender.as_deref().unwrap_or_default()),
            text(&s.municipality),
            number(s.education_isced),
            text(&s.status_at_start),
            text(&s.unemployed_since),
            s.start_date.clone(),
            text(&s.end_date),
            text(&s.qualification_date),
            if s.counted { "yes" } else { "no" }.to_owned(),
        ]
    });
    write(Kind::Participations, rows.collect())?;
    let rows = situations.iter().map(|s| {
        vec![
            code(&s.client_id).to_owned(),
            s.date.clone(),
            s.situation.clone(),
            s.order_in_day.to_string(),
        ]
    });
    write(Kind::Situations, rows.collect())?;
    let rows = periods.iter().map(|p| {
        vec![
            code(&p.client_id).to_owned(),
            environments
                .get(&p.environment_id)
                .cloned()
                .unwrap_or_default(),
            p.legal_basis.clone(),
            p.start_date.clone(),
            text(&p.end_date),
            number(p.weekly_days),
            hours(p.daily_hours),
        ]
    });
    write(Kind::CoachingPeriods, rows.collect())?;
    let rows = days.iter().map(|d| {
        vec![
            code(&d.client_id).to_owned(),
            d.date.clone(),
            d.attendance.clone(),
            hours(d.hours),
            d.work_task_id
                .as_ref()
                .and_then(|id| tasks.get(id))
                .cloned()
                .unwrap_or_default(),
        ]
    });
    write(Kind::Attendance, rows.collect())?;
    let taking_part: BTreeSet<&str> = spells.iter().map(|s| s.client_id.as_str()).collect();
    let left_out = clients
        .iter()
        .filter(|c| !taking_part.contains(c.id.as_str()))
        .count() as u64;
    Ok(Exported { files, left_out })
}

/// Writes a whole file or none: beside its place first, then moved there.
fn write_csv(path: &Path, kind: Kind, rows: &[Vec<String>]) -> Result<(), ApiError> {
    let partial = path.with_extension("csv.partial");
    let written = (|| -> Result<(), StoreError> {
        let file = File::create(&partial)?;
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(BufWriter::new(file));
        let io = |error: csv::Error| StoreError::from(std::io::Error::from(error));
        writer.write_record(kind.columns()).map_err(io)?;
        for row in rows {
            writer.write_record(row).map_err(io)?;
        }
        let mut buffer = writer.into_inner().map_err(|error| error.into_error())?;
        buffer.flush()?;
        buffer.get_ref().sync_all()?;
        fs::rename(&partial, path)?;
        Ok(())
    })();
    if written.is_err() {
        let _ = fs::remove_file(&partial);
    }
    Ok(written?)
}
