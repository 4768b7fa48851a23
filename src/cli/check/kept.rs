//! Verdicts kept between runs, and what failed last time: outside of the repository.
//!
//! Owns what a kept verdict depends on. The files and their integrity are `catalog::Cache`'s.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::super::exit::Failure;
use super::super::output::warn;
use super::setup::Job;
use crate::catalog::Cache;
use crate::model::sha256_hex;
use crate::report::{Origin, Record};
use crate::repository::VerdictCache;

/// Part of every key: what another version kept is not found. The second part is the hash of the
/// program's own source.
const FORMAT: &str = concat!("judge-verdicts-1 ", env!("JUDGE_SOURCE"));

/// Older entries are removed.
const OLDEST: Duration = Duration::from_hours(60 * 24);

pub(super) struct Kept {
    cache: Cache,
    verdicts: VerdictCache,
    /// The entry with what failed last time.
    last: String,
}

/// What failed when a repository was checked last.
#[derive(Default, Serialize, Deserialize)]
struct Last {
    failed: BTreeSet<String>,
}

impl Kept {
    /// A folder that cannot be used costs time and a warning.
    pub(super) fn open(job: &Job<'_>) -> Result<Self, Failure> {
        let folder = job.environment.cache.as_ref().map(|folder| folder.join("verdicts"));
        let opened = Cache::open(folder).or_else(|warning| {
            warn(&format!("verdicts are not kept: {warning}"));
            Cache::open(None)
        });
        let cache = opened.map_err(|warning| Failure::judge(warning.to_string()))?;
        cache.forget(OLDEST);
        let arguments = job.arguments;
        let off = arguments.no_cache || arguments.no_capture;
        let verdicts = if off { VerdictCache::Off } else { job.manifest.cache };
        let last = format!("last-{}", sha256_hex(job.name().as_bytes()));
        Ok(Self { cache, verdicts, last })
    }

    /// The key of everything that a verdict depends on.
    pub(super) fn key(parts: &[&[u8]]) -> String {
        let mut text = FORMAT.as_bytes().to_vec();
        for part in parts {
            text.extend_from_slice(&part.len().to_le_bytes());
            text.extend_from_slice(part);
        }
        sha256_hex(&text)
    }

    pub(super) fn get(&self, key: &str) -> Option<Record> {
        if self.verdicts == VerdictCache::Off {
            return None;
        }
        let record: Record = serde_json::from_str(&self.cache.read(key)?).ok()?;
        Some(Record { origin: Origin::Kept, ..record })
    }

    pub(super) fn put(&self, key: &str, record: &Record) {
        if self.verdicts == VerdictCache::Off || !record.may_be_kept() {
            return;
        }
        // A record of our own making is always JSON.
        let Ok(text) = serde_json::to_string(record) else { return };
        if let Err(warning) = self.cache.write(key, &text) {
            warn(&format!("verdicts are not kept: {warning}"));
        }
    }

    /// What failed last time; none where nothing is known.
    pub(super) fn failed(&self) -> Option<BTreeSet<String>> {
        let text = self.cache.read(&self.last)?;
        serde_json::from_str(&text).ok().map(|last: Last| last.failed)
    }

    /// Notes what failed among these solutions; of others, what is known stays.
    pub(super) fn remember(&self, judged: &[(String, String)], wrong: &BTreeSet<String>) {
        let mut failed = self.failed().unwrap_or_default();
        for (path, _) in judged {
            failed.remove(path);
        }
        failed.extend(wrong.iter().cloned());
        if let Ok(text) = serde_json::to_string(&Last { failed }) {
            // Without it, `--failed` says that nothing is known.
            let _ = self.cache.write(&self.last, &text);
        }
    }
}
