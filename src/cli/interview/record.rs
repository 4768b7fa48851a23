//! An interview in words: the clock, what is solved, and the record at the end.

use super::state::{Asked, Attempt, Interview};
use crate::model::Untrusted;

/// The clock in a line.
pub(super) fn clock(interview: &Interview, now: u64) -> String {
    let (used, allowed) = (interview.used(now), interview.allowed());
    let state = match (interview.finished, interview.is_paused()) {
        (true, _) => ", finished",
        (false, true) => ", paused",
        (false, false) => "",
    };
    match allowed.checked_sub(used) {
        Some(left) => {
            format!("{} of {} min used, {} left{state}", time(used), interview.minutes, time(left))
        }
        None => format!("time is up: {} over{state}", time(used - allowed)),
    }
}

/// What stands of each problem.
pub(super) fn table(interview: &Interview) -> Vec<Vec<String>> {
    let head = ["PROBLEM", "STATE", "AT", "ATTEMPTS", "LEVEL", "FILE"].map(str::to_owned).to_vec();
    let row = |asked: &Asked| {
        let attempts = interview.attempts_at(&asked.problem).count();
        let (state, at) = state(interview, &asked.problem);
        vec![
            asked.problem.clone(),
            state,
            at,
            attempts.to_string(),
            asked.difficulty.clone(),
            asked.file.clone(),
        ]
    };
    std::iter::once(head).chain(interview.problems.iter().map(row)).collect()
}

fn state(interview: &Interview, problem: &str) -> (String, String) {
    if let Some(solved) = interview.solved(problem) {
        let late = solved.at > interview.allowed();
        let state = if late { "solved late" } else { "solved" };
        return (state.to_owned(), time(solved.at));
    }
    match interview.attempts_at(problem).last() {
        Some(last) => (format!("{} {}/{}", last.verdict, last.passed, last.run), time(last.at)),
        None => ("not judged".to_owned(), "-".to_owned()),
    }
}

/// The record at the end.
pub(super) fn record(interview: &Interview, rows: &str, now: u64) -> String {
    let in_time = interview.problems.iter().filter(|asked| {
        interview.solved(&asked.problem).is_some_and(|one| one.at <= interview.allowed())
    });
    let mut text = format!(
        "{} of {} solved in time, {} attempts, seed {}\n{}\n\n{rows}",
        in_time.count(),
        interview.problems.len(),
        interview.attempts.len(),
        interview.seed,
        clock(interview, now),
    );
    for asked in &interview.problems {
        let mut lines: Vec<String> =
            asked.growth.iter().map(|growth| format!("growth {growth}")).collect();
        lines.extend(traps(interview, &asked.problem));
        if !lines.is_empty() {
            text.extend(["\n  ", &asked.problem, "\n"]);
            text.extend(lines.iter().flat_map(|line| ["    ", line, "\n"]));
        }
    }
    text
}

/// The known mistakes that attempts looked like, each once.
fn traps(interview: &Interview, problem: &str) -> Vec<String> {
    let met = |attempt: &Attempt| {
        let trap = Untrusted::from(&**attempt.trap.as_ref()?).to_string();
        Some(format!("looked like a known mistake: {trap}"))
    };
    let mut found: Vec<String> = interview.attempts_at(problem).filter_map(met).collect();
    found.dedup();
    found
}

/// `7:05`, `1:02:33`.
pub(super) fn time(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Span;
    use super::*;

    fn asked(problem: &str) -> Asked {
        Asked {
            problem: problem.to_owned(),
            title: problem.to_owned(),
            difficulty: "easy".to_owned(),
            file: format!("{problem}.py"),
            seen: String::new(),
            growth: Some("about n^2.0".to_owned()),
        }
    }

    fn attempt(problem: &str, at: u64, verdict: &str) -> Attempt {
        let trap = (verdict == "WA").then(|| "uses an element twice".to_owned());
        Attempt {
            problem: problem.to_owned(),
            at,
            verdict: verdict.to_owned(),
            passed: 3,
            run: 5,
            trap,
        }
    }

    #[test]
    fn the_record_tells_what_was_solved_when_and_what_was_met() {
        let mut interview =
            Interview::begin(7, 1, vec![asked("one"), asked("two"), asked("three")]);
        interview.spans = vec![Span { from: 0, to: Some(90) }];
        interview.finished = true;
        interview.attempts =
            vec![attempt("one", 20, "WA"), attempt("one", 50, "AC"), attempt("two", 80, "AC")];
        let rows = crate::cli::text::table(&table(&interview), None);
        assert_eq!(
            record(&interview, &rows, 1000),
            "1 of 3 solved in time, 3 attempts, seed 7\n\
             time is up: 0:30 over, finished\n\n  \
             PROBLEM  STATE        AT    ATTEMPTS  LEVEL  FILE\n  \
             one      solved       0:50  2         easy   one.py\n  \
             two      solved late  1:20  1         easy   two.py\n  \
             three    not judged   -     0         easy   three.py\n\n  \
             one\n    growth about n^2.0\n    looked like a known mistake: uses an element twice\n\n  \
             two\n    growth about n^2.0\n\n  three\n    growth about n^2.0\n"
        );
    }
}
