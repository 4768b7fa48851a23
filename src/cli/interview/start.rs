//! The beginning of an interview: what is asked, and the files to write into.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::args::InterviewStart;
use super::super::exit::{Exit, Failure, FailureKind};
use super::super::machine;
use super::super::output::{self, shell_word};
use super::super::text::table;
use super::draw::{Wanted, draw, minutes};
use super::record;
use super::state::{Asked, FILE, Interview, now};
use crate::catalog::{Catalog, Summary, starter, suggestion};
use crate::config::Environment;
use crate::model::{Difficulty, sha256_hex};

/// Starts an interview, or shows the one that is going on in its folder.
pub(super) fn start(
    arguments: &InterviewStart,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let folder = &arguments.place.dir;
    if let Some(interview) = Interview::read(folder)? {
        return going_on(&interview, folder, environment);
    }
    let catalog = machine::catalog(&arguments.bank)?;
    let known: Vec<Summary> = catalog.summaries().filter_map(|(_, read)| read.ok()).collect();
    let wanted = wanted(arguments, &known)?;
    let fitting: Vec<_> = known.iter().filter(|summary| wanted.admits(summary)).collect();
    let drawn = draw(&fitting, &wanted);
    enough(&drawn, fitting.len(), &wanted)?;
    let problems = drawn.iter().map(|summary| write(summary, folder, &catalog));
    let problems = problems.collect::<Result<Vec<_>, _>>()?;
    let mut interview = Interview::begin(wanted.seed, wanted.minutes, problems);
    let banks = arguments.bank.problems.iter().map(|bank| {
        bank.canonicalize().unwrap_or_else(|_| bank.clone()).to_string_lossy().into_owned()
    });
    interview.banks = banks.collect();
    interview.save(folder)?;
    output::print(&told(&interview, folder, environment, fitting.len()))?;
    Ok(Exit::Right)
}

fn going_on(
    interview: &Interview,
    folder: &Path,
    environment: &Environment,
) -> Result<Exit, Failure> {
    if interview.finished {
        let failure = Failure::usage(format!("the interview in `{}` is over", folder.display()));
        return Err(failure.with_hint("name another folder: --dir DIR".to_owned()));
    }
    let rows = table(&record::table(interview), environment.width);
    let clock = record::clock(interview, now());
    output::print(&format!("an interview is going on in {}: {clock}\n\n{rows}", folder.display()))?;
    Ok(Exit::Right)
}

/// What was asked for; a word that no problem knows is a mistake.
fn wanted(arguments: &InterviewStart, known: &[Summary]) -> Result<Wanted, Failure> {
    let topics = known.iter().flat_map(|summary| &summary.topics);
    arguments.topics.iter().try_for_each(|topic| is_known("topic", topic, topics.clone()))?;
    let roles = known.iter().flat_map(|summary| &summary.roles);
    arguments.role.iter().try_for_each(|role| is_known("role", role, roles.clone()))?;
    let levels = known.iter().map(|summary| &summary.level);
    arguments.level.iter().try_for_each(|level| is_known("level", level, levels.clone()))?;
    Ok(Wanted {
        minutes: arguments.minutes,
        count: arguments.count.map(usize::from),
        topics: arguments.topics.clone(),
        role: arguments.role.clone(),
        level: arguments.level.clone(),
        difficulty: arguments.difficulty.map(Difficulty::from),
        seed: arguments.seed.unwrap_or_else(new_seed),
    })
}

fn is_known<'a>(
    noun: &str,
    word: &str,
    known: impl Iterator<Item = &'a String>,
) -> Result<(), Failure> {
    let known: BTreeSet<&str> = known.map(String::as_str).filter(|word| !word.is_empty()).collect();
    let folded = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    if known.iter().any(|other| folded(other) == folded(word)) {
        return Ok(());
    }
    let failure = Failure::usage(format!("no problem has the {noun} `{word}`"));
    Err(failure.with_hint(suggestion(word, known)))
}

/// Short enough to be told to somebody.
fn new_seed() -> u32 {
    let digest = sha256_hex(format!("{:?}", std::time::SystemTime::now()).as_bytes());
    digest.get(..4).and_then(|start| u32::from_str_radix(start, 16).ok()).unwrap_or(1)
}

fn enough(drawn: &[&Summary], fitting: usize, wanted: &Wanted) -> Result<(), Failure> {
    let short = wanted.count.filter(|count| drawn.len() < *count);
    let message = match (fitting, short) {
        (0, _) => "no problem fits".to_owned(),
        (_, Some(count)) => {
            let problems = if fitting == 1 { "problem fits" } else { "problems fit" };
            format!("only {fitting} {problems}, {count} are wanted")
        }
        _ => return Ok(()),
    };
    let hint = "leave out --topics, --role, --level or --difficulty, or ask for a smaller --count";
    Err(Failure { kind: FailureKind::Nothing, message, hint: Some(hint.to_owned()) })
}

/// Writes the starter of a problem, never over a file that is there.
fn write(summary: &Summary, folder: &Path, catalog: &Catalog) -> Result<Asked, Failure> {
    let problem = machine::load(catalog, &summary.id)?;
    let text = starter(&problem);
    let file = format!("{}.{}", problem.id, problem.kind.extension());
    let path = folder.join(&file);
    let failed = |error: std::io::Error| {
        let shown = path.display();
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Failure::usage(format!("`{shown}` is there already; nothing was started"))
                    .with_hint("name an empty folder: --dir DIR".to_owned())
            }
            _ => Failure::usage(format!("cannot write `{shown}`: {error}")),
        }
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let opened = std::fs::File::options().write(true).create_new(true).open(&path);
    opened
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
        .map_err(failed)?;
    Ok(Asked {
        problem: problem.id.to_string(),
        title: problem.title,
        difficulty: summary.difficulty.as_str().to_owned(),
        file,
        seen: sha256_hex(text.as_bytes()),
        growth: None,
    })
}

fn told(interview: &Interview, folder: &Path, environment: &Environment, fitting: usize) -> String {
    let rows = table(&record::table(interview), environment.width);
    let usual: u32 = interview
        .problems
        .iter()
        .filter_map(|asked| {
            [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard]
                .into_iter()
                .find(|one| one.as_str() == asked.difficulty)
        })
        .map(minutes)
        .sum();
    let dir = if folder == Path::new("interview") {
        String::new()
    } else {
        format!(" --dir {}", shell_word(&folder.to_string_lossy()))
    };
    format!(
        "{} of {fitting} problems that fit, {} minutes (usually {usual}), seed {}\n\n{rows}\n\
         the clock runs. `judge show NAME` has a statement; write into the files, then\n  \
         judge interview run{dir}       judges what changed\n  \
         judge interview status{dir}    the clock\n  \
         judge interview finish{dir}    ends it and shows the record, kept in {}\n",
        interview.problems.len(),
        interview.minutes,
        interview.seed,
        shell_word(&folder.join(FILE).to_string_lossy()),
    )
}
