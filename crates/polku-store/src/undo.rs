//! Taking a transaction back: what the journal says was before, in a new transaction of its own.
//!
//! Whether an act may be undone at all, and whether the rules still hold afterwards, is the use case's to decide.

use crate::error::StoreError;
use crate::journal::{self, Entry, Transaction};
use crate::schema;
use crate::{Result, WriteTx, replay};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

const TOUCHED_SINCE: &str = "SELECT t.id, t.undoes FROM journal_tx t WHERE t.number IN (
  SELECT l.tx FROM journal j JOIN journal l
    ON l.client_id = j.client_id AND l.tx > j.tx AND l.table_name = j.table_name AND l.row_id = j.row_id
  WHERE j.tx = ?1 AND j.client_id IS NOT NULL
  UNION SELECT l.tx FROM journal j JOIN journal l
    ON l.client_id IS NULL AND l.table_name = j.table_name AND l.row_id = j.row_id AND l.tx > j.tx
  WHERE j.tx = ?1 AND j.client_id IS NULL) ORDER BY t.number DESC";
// the transaction that is about to undo it has no rows yet
const UNDONE: &str = "SELECT EXISTS (SELECT 1 FROM journal_tx u
  WHERE u.undoes = ?1 AND EXISTS (SELECT 1 FROM journal j WHERE j.tx = u.number))";

/// Why a transaction cannot be taken back now; nothing if it can.
///
/// # Errors
/// If the database cannot be read.
pub async fn obstacle(
    conn: &mut SqliteConnection,
    tx: &Transaction,
) -> Result<Option<&'static str>> {
    if sqlx::query_scalar::<_, bool>(UNDONE)
        .bind(&tx.id)
        .fetch_one(&mut *conn)
        .await?
    {
        return Ok(Some("undone_already"));
    }
    let later: Vec<(String, Option<String>)> = sqlx::query_as(TOUCHED_SINCE)
        .bind(tx.number)
        .fetch_all(conn)
        .await?;
    Ok(is_in_force(&later).then_some("changed_since"))
}

/// Whether any of those transactions, the newest first, each with the one that it undoes, still shows: one that was
/// undone and its undo cancel each other out.
fn is_in_force(later: &[(String, Option<String>)]) -> bool {
    let mut undone: BTreeSet<&str> = BTreeSet::new();
    later.iter().any(|(id, undoes)| {
        if undone.remove(id.as_str()) {
            return false;
        }
        match undoes {
            Some(target) if later.iter().any(|(id, _)| id == target) => {
                undone.insert(target);
                false
            }
            _ => true,
        }
    })
}

/// Writes the rows of `tx` back to what they were, in the transaction `into`; the entries taken back.
///
/// # Errors
/// [`StoreError::NotUndoable`] when a row has changed since; the caller drops the transaction.
pub async fn take_back(into: &mut WriteTx, tx: &Transaction) -> Result<Vec<Entry>> {
    if let Some(reason) = obstacle(into.conn(), tx).await? {
        return Err(StoreError::NotUndoable(reason));
    }
    let tables = schema::journaled_tables(into.conn()).await?;
    let entries = journal::of_transaction(into.conn(), tx.number).await?;
    for entry in entries.iter().rev() {
        let table = replay::table_of(&tables, &entry.table_name)?;
        let (op, values) = match entry.op.as_str() {
            "insert" => ("delete", None),
            "delete" => ("insert", entry.before.as_deref()),
            _ => ("update", entry.before.as_deref()),
        };
        replay::apply(into.conn(), table, &entry.row_id, op, values)
            .await
            .map_err(|error| match error {
                // what was added has been built upon, or what was there has gone
                StoreError::NoSuchRow => StoreError::NotUndoable("changed_since"),
                other => other,
            })?;
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::is_in_force;

    fn later(acts: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        acts.iter()
            .rev()
            .map(|(id, undoes)| ((*id).to_owned(), undoes.map(str::to_owned)))
            .collect()
    }

    #[test]
    fn an_act_and_its_undo_cancel_each_other_out() {
        assert!(!is_in_force(&later(&[])));
        assert!(is_in_force(&later(&[("b", None)])));
        assert!(!is_in_force(&later(&[("b", None), ("u", Some("b"))])));
        let again = [("b", None), ("u", Some("b")), ("v", Some("u"))];
        assert!(is_in_force(&later(&again)));
        let thrice = [
            ("b", None),
            ("u", Some("b")),
            ("v", Some("u")),
            ("w", Some("v")),
        ];
        assert!(!is_in_force(&later(&thrice)));
        let another = [("b", None), ("u", Some("b")), ("c", None)];
        assert!(is_in_force(&later(&another)));
        // an undo of something older than what is asked about is a change
        assert!(is_in_force(&later(&[("u", Some("older"))])));
    }
}
