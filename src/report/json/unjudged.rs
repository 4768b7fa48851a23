//! Solutions that were not judged, as objects of `judge.report/1`.
//!
//! Owns what stands in their fields: nothing was measured, so that every figure is zero or `null`.

use std::collections::BTreeMap;

use super::wire::{Cases, JudgeError, Memory, Solution, Time};
use crate::model::{Detail, Trust, Verdict};

/// The problem of a solution cannot be used.
pub(in crate::report) fn undecided(
    of: (&str, &str),
    expect: Verdict,
    (message, hint): (&str, Option<&str>),
) -> Solution {
    let code = Some(Detail::Package.code());
    let error = JudgeError {
        code,
        message: message.to_owned(),
        hint: hint.map(ToOwned::to_owned),
        case: None,
    };
    let solution = unjudged(of, expect, Verdict::JudgeError);
    Solution { detail: code, judge_error: Some(error), ..solution }
}

/// Enough others had failed.
pub(in crate::report) fn not_run(of: (&str, &str), expect: Verdict) -> Solution {
    let solution = unjudged(of, expect, Verdict::Skipped);
    Solution { detail: Some(Detail::FailFast.code()), ..solution }
}

fn unjudged((path, problem): (&str, &str), expect: Verdict, verdict: Verdict) -> Solution {
    Solution {
        path: path.to_owned(),
        problem: problem.to_owned(),
        trust: Trust::Isolated.as_str(),
        verdict: verdict.code(),
        detail: None,
        expect: Some(expect.code()),
        ok: false,
        cases: Cases {
            all: 0,
            selected: 0,
            run: 0,
            passed: 0,
            skipped: 0,
            skipped_because: BTreeMap::new(),
        },
        time_ms: Time { total: 0, slowest: None, limit: 0 },
        memory_kib: Memory { peak: None, limit: 0 },
        failures: Vec::new(),
        notes: Vec::new(),
        judge_error: None,
    }
}
