//! One line for each of many solutions, and the line that sums them up.
//!
//! Owns the words and columns of both. A line never wraps: on a narrow terminal the name of the problem goes,
//! then the counter, then the path is cut from the left.

use super::Colour;
use super::clean::{Symbols, clean, counted, width};
use super::failure::slowest;
use super::page::{Layout, Line, Page, Role};
use super::visible;
use crate::event::RunContext;
use crate::model::{Detail, SubmissionOutcome, Verdict};

/// An accepted solution whose slowest case takes so much of the limit is called slow.
const SLOW: f64 = 0.75;

/// How many solutions there are, and how wide their columns.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// All of them.
    pub total: usize,
    /// The widest path.
    pub path: usize,
    /// The widest name of a problem.
    pub problem: usize,
    /// Columns of the terminal, when it is one.
    pub width: Option<usize>,
    /// Whether colours are used.
    pub colour: Colour,
    /// Which characters the terminal can show.
    pub symbols: Symbols,
}

/// What came of one solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It got the verdict it should.
    Right,
    /// The same, and accepted near the limit.
    Slow,
    /// It got another verdict.
    Wrong,
    /// It was not judged.
    NotJudged,
}

impl Standing {
    /// What an outcome means for a solution that should get this verdict.
    pub fn of(context: &RunContext, outcome: &SubmissionOutcome, expect: Verdict) -> Self {
        match outcome.verdict {
            Verdict::JudgeError => Self::NotJudged,
            verdict if verdict != expect => Self::Wrong,
            Verdict::Accepted if share(context, outcome) >= SLOW => Self::Slow,
            _ => Self::Right,
        }
    }

    fn word(self) -> (&'static str, Role) {
        match self {
            Self::Right => ("PASS", Role::Good),
            Self::Slow => ("SLOW", Role::Strong),
            Self::Wrong => ("FAIL", Role::Bad),
            Self::NotJudged => ("ERROR", Role::Bad),
        }
    }
}

/// How many solutions came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowTally {
    /// Accepted as they should be, slow ones included.
    pub right: usize,
    /// Not accepted, as they declare.
    pub declared: usize,
    /// Those among them that are accepted near the limit.
    pub slow: usize,
    /// Not as they should be.
    pub wrong: usize,
    /// Not judged.
    pub not_judged: usize,
    /// Files that no rule gives a problem to.
    pub unmatched: usize,
}

impl RowTally {
    /// Counts one more.
    pub fn add(&mut self, standing: Standing, expect: Verdict) {
        match standing {
            Standing::Right if expect != Verdict::Accepted => self.declared += 1,
            Standing::Right => self.right += 1,
            Standing::Slow => (self.right, self.slow) = (self.right + 1, self.slow + 1),
            Standing::Wrong => self.wrong += 1,
            Standing::NotJudged => self.not_judged += 1,
        }
    }
}

/// A line that is about to be written.
struct Cells<'a> {
    standing: Standing,
    seconds: f64,
    number: usize,
    path: &'a str,
    problem: &'a str,
    passed: String,
    remark: String,
}

/// The slowest case's time as a part of the limit.
fn share(context: &RunContext, outcome: &SubmissionOutcome) -> f64 {
    let most = slowest(&outcome.cases).map_or(0.0, |(_, time)| time.as_secs_f64());
    most / context.limits.cpu.as_duration().as_secs_f64()
}

impl Rows {
    /// The line of a solution that was judged, the `number`th.
    pub fn judged(
        &self,
        number: usize,
        context: &RunContext,
        outcome: &SubmissionOutcome,
        expect: Verdict,
    ) -> String {
        let standing = Standing::of(context, outcome, expect);
        let ran = outcome
            .cases
            .iter()
            .filter(|case| !matches!(case.verdict, Verdict::Skipped | Verdict::InvalidFile));
        self.line(&Cells {
            standing,
            seconds: outcome.wall.as_secs_f64(),
            number,
            path: context.submission.name(),
            problem: context.problem.id.as_str(),
            passed: format!("{}/{}", outcome.passed(), ran.count()),
            remark: remark(context, outcome, expect, standing),
        })
    }

    /// The line of a solution that could not be judged at all.
    pub fn failed(&self, number: usize, path: &str, problem: &str, message: &str) -> String {
        let first = message.lines().next().unwrap_or_default();
        self.line(&Cells {
            standing: Standing::NotJudged,
            seconds: 0.0,
            number,
            path,
            problem,
            passed: "-".to_owned(),
            remark: format!("judge error: {first}"),
        })
    }

    /// `  Summary [ 14.2s]  38 solutions: 35 accepted (1 slow), 2 failed, 1 judge error · 3 files unmatched`.
    pub fn summary(&self, seconds: f64, tally: &RowTally) -> String {
        let all = tally.right + tally.declared + tally.wrong + tally.not_judged;
        let mut text = format!("{}: {} accepted", counted(all, "solution"), tally.right);
        if tally.slow > 0 {
            text = format!("{text} ({} slow)", tally.slow);
        }
        if tally.declared > 0 {
            text = format!("{text}, {} as declared", tally.declared);
        }
        if tally.wrong > 0 {
            text = format!("{text}, {} failed", tally.wrong);
        }
        if tally.not_judged > 0 {
            text = format!("{text}, {}", counted(tally.not_judged, "judge error"));
        }
        if tally.unmatched > 0 {
            text = format!("{text} · {} unmatched", counted(tally.unmatched, "file"));
        }
        let (_, role) = match tally {
            RowTally { not_judged: 1.., .. } | RowTally { wrong: 1.., .. } => {
                Standing::Wrong.word()
            }
            _ => Standing::Right.word(),
        };
        let mut page = self.page(self.width.unwrap_or(usize::MAX));
        page.push(Line::at(0).text("------------"));
        let line = Line::at(2).with(role, "Summary").text(format!(" [{seconds:>6.2}s]  {text}"));
        page.push(line);
        page.into_text()
    }

    fn page(&self, width: usize) -> Page {
        Page::new(Layout { width, colour: self.colour, symbols: self.symbols })
    }

    fn line(&self, cells: &Cells<'_>) -> String {
        let digits = self.total.to_string().len();
        let counter = format!("({:>digits$}/{})  ", cells.number, self.total);
        let path = clean(cells.path, self.symbols);
        let path = format!("{path}{}  ", " ".repeat(self.path.saturating_sub(width(&path))));
        let problem = format!("{:<1$}  ", cells.problem, self.problem);
        let head = format!(" [{:>6.2}s]  ", cells.seconds);
        let tail = format!("{:>7}  {}", cells.passed, cells.remark);
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(9 + head.len()));
        let (mut counter, mut problem, mut path) = (counter.as_str(), problem.as_str(), path);
        let taken = |counter: &str, problem: &str, path: &str| {
            counter.len() + problem.len() + width(path) + width(tail.trim_end())
        };
        if taken(counter, problem, &path) > room {
            problem = "";
        }
        if taken(counter, problem, &path) > room {
            counter = "";
        }
        if taken(counter, problem, &path) > room {
            path = format!("{}  ", path.trim_end());
        }
        let over = taken(counter, problem, &path).saturating_sub(room);
        if over > 0 && width(&path) > over + 6 {
            let name = path.trim_end();
            let kept = width(name).saturating_sub(over + 3);
            let skipped = name.chars().count().saturating_sub(kept.max(8));
            let end: String = name.chars().skip(skipped).collect();
            path = if skipped == 0 { path } else { format!("...{end}  ") };
        }
        let (word, role) = cells.standing.word();
        let mut page = self.page(usize::MAX);
        let line = Line::at(0).with(role, format!("{word:>9}"));
        page.push(line.text(format!("{head}{counter}{path}{problem}{tail}")));
        page.into_text()
    }
}

/// What is worth saying beside the numbers.
fn remark(
    context: &RunContext,
    outcome: &SubmissionOutcome,
    expect: Verdict,
    standing: Standing,
) -> String {
    let deciding = outcome.deciding();
    let case = deciding.and_then(|case| visible::name(context, &case.id));
    let declared = expect != Verdict::Accepted;
    match (standing, outcome.verdict) {
        (Standing::NotJudged, _) => {
            let detail = deciding.and_then(|case| case.detail).map_or("judge", Detail::code);
            format!("judge error: {detail}")
        }
        (Standing::Slow, _) => {
            format!("{:.0} % of the time limit", 100.0 * share(context, outcome))
        }
        (Standing::Right, verdict) if declared => format!("{verdict}, as it declares"),
        (Standing::Wrong, Verdict::Accepted) => format!("accepted, but it declares {expect}"),
        (Standing::Wrong, verdict) => {
            let case = match verdict {
                Verdict::InvalidFile => String::new(),
                _ => case.map(|case| format!(" {case}")).unwrap_or_default(),
            };
            let instead =
                if declared { format!(", but it declares {expect}") } else { String::new() };
            format!("{verdict}{case}{instead}")
        }
        (Standing::Right, _) => String::new(),
    }
}
