//! Where the reports of a check go.
//!
//! Owns which there are: the one on standard output, those that were asked for, and what a step of
//! GitHub Actions gets by itself.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::args::ReportFormat;
use super::super::exit::Failure;
use super::super::output::{Buffer, warn};
use super::select::Selected;
use super::setup::Job;
use crate::config::Preference;
use crate::report::{
    Batch, BatchReporter, BatchTee, Document, GitHub, Junit, Lines, Log, LogOptions, Record,
    StepSummary, Symbols, Tally,
};
use crate::workspace::MANIFEST;

/// The reports of a check.
pub(super) struct Reports {
    tee: BatchTee,
    files: Vec<(PathBuf, Buffer)>,
    /// The file of a step of GitHub Actions, to which every command of the step adds.
    step: Option<(PathBuf, Buffer)>,
    told: io::Result<()>,
}

impl Reports {
    pub(super) fn new(job: &Job<'_>, batch: &Batch, selected: &Selected) -> Result<Self, Failure> {
        let arguments = job.arguments;
        let maker = Maker { job, batch, selected };
        let mut reporters = Vec::new();
        let on_github = job.environment.github == Preference::Yes;
        if on_github && arguments.format == ReportFormat::Human {
            // Before the report for people, whose last line is the one that is looked for.
            reporters.push(maker.reporter(ReportFormat::Github, Box::new(io::stdout())));
        }
        reporters.push(maker.reporter(arguments.format, Box::new(io::stdout())));
        let mut files = Vec::new();
        for file in &arguments.report {
            writable(&file.path)?;
            let buffer = Buffer::default();
            reporters.push(maker.reporter(file.format, Box::new(buffer.clone())));
            files.push((file.path.clone(), buffer));
        }
        let step = job.environment.step_summary.clone().filter(|_| on_github);
        let step = step.map(|path| (path, Buffer::default()));
        if let Some((_, buffer)) = &step {
            reporters.push(maker.reporter(ReportFormat::Summary, Box::new(buffer.clone())));
        }
        let mut tee = BatchTee(reporters);
        let told = tee.started(batch);
        Ok(Self { tee, files, step, told })
    }

    pub(super) fn solution(&mut self, record: &Record) {
        let told = self.tee.solution(record);
        self.note(told);
    }

    /// Writes what comes at the end, and the files.
    pub(super) fn finish(mut self, tally: &Tally) -> Result<(), Failure> {
        let told = self.tee.finished(tally);
        self.note(told);
        self.files.iter().try_for_each(|(path, buffer)| buffer.save(path))?;
        if let Some((path, buffer)) = &self.step {
            let added = OpenOptions::new().append(true).create(true).open(path);
            if let Err(error) = added.and_then(|mut file| file.write_all(&buffer.bytes())) {
                warn(&format!("the summary of this step cannot be written: {error}"));
            }
        }
        match self.told {
            // A reader that went away has what it wanted; the verdict stands.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::judge(format!("cannot write the report: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// The first failure is told in the end.
    fn note(&mut self, told: io::Result<()>) {
        if self.told.is_ok() {
            self.told = told;
        }
    }
}

/// A folder that is not there is found out before anything is judged.
fn writable(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let shown = path.display();
    if path.is_dir() {
        return Err(Failure::usage(format!("cannot write the report `{shown}`: it is a folder")));
    }
    match folder {
        Some(folder) if !folder.is_dir() => {
            let folder = folder.display();
            let message =
                format!("cannot write the report `{shown}`: there is no folder `{folder}`");
            Err(Failure::usage(message))
        }
        _ => Ok(()),
    }
}

struct Maker<'a> {
    job: &'a Job<'a>,
    batch: &'a Batch,
    selected: &'a Selected,
}

impl Maker<'_> {
    fn reporter(
        &self,
        format: ReportFormat,
        writer: Box<dyn Write + Send>,
    ) -> Box<dyn BatchReporter> {
        match format {
            ReportFormat::Human => Box::new(Log::new(writer, self.log())),
            ReportFormat::Json => Box::new(Document::new(writer)),
            ReportFormat::Ndjson => Box::new(Lines::new(writer)),
            ReportFormat::Junit => Box::new(Junit::new(writer)),
            ReportFormat::Github => Box::new(GitHub::new(writer, self.selected.changed.clone())),
            ReportFormat::Summary => Box::new(StepSummary::new(writer)),
        }
    }

    /// `judge check · judge.toml · 38 solutions · CPython 3.11.7 · sandbox full`.
    fn log(&self) -> LogOptions {
        let Batch { solutions, python, sandbox, .. } = self.batch;
        let manifest = self.job.shown(MANIFEST);
        let is_there = self.job.manifest.root.join(MANIFEST).is_file();
        let manifest = if is_there { manifest } else { "no judge.toml".to_owned() };
        let mut facts = vec!["judge check".to_owned(), manifest];
        let plural = if solutions.len() == 1 { "" } else { "s" };
        facts.push(format!("{} solution{plural}", solutions.len()));
        facts.extend(self.selected.reasons.iter().cloned());
        facts.push(format!("CPython {python}"));
        facts.push(format!("sandbox {sandbox}"));
        let mut preamble = vec![facts.join(" · ")];
        if self.job.environment.github == Preference::Yes {
            preamble
                .push("GitHub Actions: annotations and the summary of this step are on".to_owned());
        }
        let symbols = match self.job.environment.unicode {
            Preference::Yes => Symbols::Unicode,
            Preference::No => Symbols::Ascii,
        };
        LogOptions { symbols, preamble }
    }
}
