//! From the files of a package to a problem.
//!
//! Owns the order of checks and what spans several files. Each part is checked where it is read.

use std::sync::Arc;

use toml::Spanned;

use super::bind::{Interface, Strictness};
use super::diagnostic::{Diagnostic, SourceText};
use super::error::LoadError;
use super::literal::offset_in_literal;
use super::lock::{LOCK_FILE, LockFile};
use super::manifest::{self, Level, Manifest};
use super::notated::{Read, read_case, read_input};
use super::package::Package;
use super::shapes::{CaseText, Ordered};
use super::{cases, constants, interface, mutants, names, references, rules};
use crate::model::{
    AuthorCode, Case, CaseId, Comparison, Constants, DeclaredLimits, Expected, Forbidden,
    GenerateSpec, Group, Growth, Input, Kind, Limits, Problem, ProblemId,
};

/// Loads a package, `folder` being the name of its folder.
pub(super) fn load(package: &Package, folder: &str) -> Result<Problem, LoadError> {
    let (source, manifest) = read_manifest(package)?;
    let loader = Loader { package, source: &source, manifest: &manifest };
    let id = loader.id(folder)?;
    let kind = loader.kind()?;
    let comparison = rules::comparison(&source, &manifest.compare, &kind)?;
    let declared_limits = rules::limits(&source, &manifest.limits)?;
    let needs = rules::needs(&source, &manifest.sandbox)?;
    let constants = constants::constants(&source, &manifest.constants)?;
    let lock = loader.lock()?;
    let author = loader.author(&comparison)?;
    let references = references::references(package, &source, &manifest, &kind)?;
    let generate = loader.generate()?;
    loader.refuse_foreign_tables(&kind)?;
    let starter = format!("starter.{}", kind.extension());
    Ok(Problem {
        id,
        title: loader.title()?,
        version: manifest.version.clone().unwrap_or_else(|| "1.0".to_owned()),
        difficulty: manifest.difficulty,
        topics: manifest.topic.clone(),
        level: manifest.level.map(level_name).unwrap_or_default().to_owned(),
        roles: manifest.roles.clone(),
        license: manifest.license.clone(),
        hints: loader.hints(&constants)?,
        statement: loader.statement(&constants)?,
        editorial: loader.editorial(&constants)?,
        starter: package.text(&starter)?.map(|starter| starter.text),
        cases: loader.cases(&kind, &comparison, &generate)?,
        invalid: loader.invalid(&kind, &comparison)?,
        limits: limits(declared_limits, lock.as_ref()),
        declared_limits,
        needs,
        feedback: manifest.feedback.hidden,
        forbidden: loader.forbidden(),
        generate,
        invalid_ok: manifest.invalid_ok.clone(),
        growth: loader.growth()?,
        author,
        mutant_ok: references::mutants(&source, &manifest, &references)?,
        references,
        starter_passes: manifest.starter_passes,
        lock: lock.as_ref().map(LockFile::to_model),
        kind,
        comparison,
        constants,
    })
}

/// Reads `problem.toml` alone.
pub(super) fn read_manifest(package: &Package) -> Result<(SourceText, Manifest), LoadError> {
    let source = package.required("problem.toml", "every problem has one")?;
    let manifest = manifest::read(&source)?;
    Ok((source, manifest))
}

/// Reads `problem.lock`, if there is one.
pub(super) fn read_lock(package: &Package) -> Result<Option<LockFile>, LoadError> {
    let Some(lock) = package.text(LOCK_FILE)? else { return Ok(None) };
    Ok(Some(LockFile::parse(&lock.path, &lock.text)?))
}

pub(super) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Junior => "junior",
        Level::Mid => "mid",
        Level::Senior => "senior",
    }
}

fn limits(declared: DeclaredLimits, lock: Option<&LockFile>) -> Option<Limits> {
    let cpu = declared.time.or_else(|| lock.map(|lock| lock.time_limit))?;
    Some(Limits { cpu, memory: declared.memory, output: declared.output })
}

struct Loader<'a> {
    package: &'a Package,
    source: &'a SourceText,
    manifest: &'a Manifest,
}

impl Loader<'_> {
    fn id(&self, folder: &str) -> Result<ProblemId, Diagnostic> {
        let Manifest { schema, id, .. } = self.manifest;
        if *schema.get_ref() != 1 {
            let message = format!("schema {} is not known, only 1", schema.get_ref());
            return Err(self.source.error(schema.span(), message));
        }
        let name = id.get_ref();
        if name != folder {
            let message = format!("the id `{name}` is not the name of the folder, `{folder}`");
            return Err(self.source.error(id.span(), message));
        }
        let message = "an id is made of lower-case letters, digits and `_`, a letter first";
        ProblemId::new(name).ok_or_else(|| self.source.error(id.span(), message))
    }

    /// What the candidate writes, and the text of `driver.py` where there is one.
    fn kind(&self) -> Result<Kind, LoadError> {
        let mut kind = interface::kind(self.source, self.manifest)?;
        if let Kind::Driver(spec) = &mut kind {
            let reason = "a `[driver]` problem has one, with `observe(candidate, case)`";
            spec.source = self.package.required("driver.py", reason)?.text;
        }
        Ok(kind)
    }

    fn title(&self) -> Result<String, Diagnostic> {
        let title = &self.manifest.title;
        if title.get_ref().trim().is_empty() {
            return Err(self.source.error(title.span(), "the title is empty"));
        }
        Ok(title.get_ref().clone())
    }

    fn lock(&self) -> Result<Option<LockFile>, LoadError> {
        read_lock(self.package)
    }

    fn author(&self, comparison: &Comparison) -> Result<AuthorCode, LoadError> {
        let text = |file| Ok::<_, LoadError>(self.package.text(file)?.map(|source| source.text));
        let generator = text("gen.py")?;
        let checker = text("check.py")?;
        let missing =
            |file, reason| Err(LoadError::Missing { path: self.package.shown(file), reason });
        let generates = !self.manifest.generate.is_empty() || self.manifest.growth.is_some();
        if generates && generator.is_none() {
            return missing("gen.py", "`[[generate]]` and `[growth]` name functions of it");
        }
        if comparison.checker && checker.is_none() {
            return missing("check.py", "`problem.toml` says that it decides");
        }
        Ok(AuthorCode { generator, validator: text("validate.py")?, checker })
    }

    fn statement(&self, known: &Constants) -> Result<String, LoadError> {
        let statement = self.package.required("statement.md", "every problem has a statement")?;
        Ok(constants::fill_in(&statement, &statement.text, known, |offset| offset)?)
    }

    fn editorial(&self, known: &Constants) -> Result<Option<String>, LoadError> {
        let Some(editorial) = self.package.text("editorial.md")? else { return Ok(None) };
        Ok(Some(constants::fill_in(&editorial, &editorial.text, known, |offset| offset)?))
    }

    fn hints(&self, known: &Constants) -> Result<Vec<String>, Diagnostic> {
        let fill_in = |hint: &Spanned<String>| {
            let span = hint.span();
            let literal = self.source.text.get(span.clone()).unwrap_or_default();
            let offset = |offset| span.start + offset_in_literal(literal, offset);
            constants::fill_in(self.source, hint.get_ref(), known, offset)
        };
        self.manifest.hints.iter().map(fill_in).collect()
    }

    fn forbidden(&self) -> Option<Forbidden> {
        let table = self.manifest.forbid.as_ref()?.get_ref();
        let (imports, calls) = (table.imports.clone(), table.calls.clone());
        Some(Forbidden { reason: table.reason.clone(), imports, calls })
    }

    fn generate(&self) -> Result<Vec<GenerateSpec>, Diagnostic> {
        let mut specs: Vec<GenerateSpec> = Vec::new();
        for table in &self.manifest.generate {
            let (group, function) = (&table.group, &table.function);
            check_group(group.get_ref())
                .map_err(|message| self.source.error(group.span(), message))?;
            if specs.iter().any(|spec| *spec.group == **group.get_ref()) {
                let message = format!("the group `{}` is there twice", group.get_ref());
                return Err(self.source.error(group.span(), message));
            }
            if table.params.get_ref().is_empty() {
                let hint = Some("a case without parameters is `{}`".to_owned());
                let error = self.source.error(table.params.span(), "no case would be made");
                return Err(error.with_hint(hint));
            }
            let params = table.params.get_ref().iter();
            let params = params.map(|params| constants::constants(self.source, params));
            specs.push(GenerateSpec {
                group: Arc::from(group.get_ref().as_str()),
                function: self.function(function)?,
                params: params.collect::<Result<_, _>>()?,
                seed: table.seed,
            });
        }
        Ok(specs)
    }

    fn growth(&self) -> Result<Option<Growth>, Diagnostic> {
        let Some(table) = &self.manifest.growth else { return Ok(None) };
        let params = constants::constants(self.source, &table.params)?;
        let error = |span, message: &str| Err(self.source.error(span, message));
        if params.contains_key(table.size.get_ref()) {
            return error(table.size.span(), "`size` is varied and cannot stand in `params`");
        }
        if *table.max.get_ref() == 0 {
            return error(table.max.span(), "`max` must be above zero");
        }
        Ok(Some(Growth {
            function: self.function(&table.function)?,
            size: self.function(&table.size)?,
            max: *table.max.get_ref(),
            params,
        }))
    }

    fn function(&self, name: &Spanned<String>) -> Result<String, Diagnostic> {
        if names::is_identifier(name.get_ref()) {
            return Ok(name.get_ref().clone());
        }
        let message = format!("`{}` is not a Python name", name.get_ref());
        Err(self.source.error(name.span(), message))
    }

    fn cases(
        &self,
        kind: &Kind,
        comparison: &Comparison,
        generate: &[GenerateSpec],
    ) -> Result<Vec<Case>, LoadError> {
        let interface = Interface { kind, comparison, strictness: Strictness::Declared };
        if let Kind::Mutants(_) = kind {
            return mutants::cases(self.package);
        }
        let mut found = self.table(&interface, &self.manifest.samples, &Group::Sample)?;
        found.extend(self.table(&interface, &self.manifest.cases, &Group::Hidden)?);
        for file in self.package.list("cases")?.files {
            let Some(group) = file.strip_suffix(".jsonl") else { continue };
            let path = format!("cases/{file}");
            let lines = self.package.required(&path, "it was just listed")?;
            let problem = match check_group(group) {
                Ok(()) if generate.iter().any(|spec| &*spec.group == group) => {
                    Some("a `[[generate]]` group has this name")
                }
                Ok(()) => None,
                Err(message) => Some(message),
            };
            if let Some(message) = problem {
                return Err(lines.error(0..0, format!("group `{group}`: {message}")).into());
            }
            let group = Group::Generated(Arc::from(group));
            let read = cases::read_lines(&interface, &lines)?;
            found.extend(read.into_iter().map(|(name, read)| case(group.clone(), &name, read)));
        }
        Ok(found)
    }

    fn table(
        &self,
        interface: &Interface<'_>,
        table: &Ordered<Spanned<CaseText>>,
        group: &Group,
    ) -> Result<Vec<Case>, Diagnostic> {
        let entry = |(name, text): &(Spanned<String>, Spanned<CaseText>)| {
            self.check_case_name(name)?;
            let read = self.case(interface, name.get_ref(), text)?;
            Ok(case(group.clone(), name.get_ref(), read))
        };
        table.0.iter().map(entry).collect()
    }

    fn case(
        &self,
        interface: &Interface<'_>,
        name: &str,
        text: &Spanned<CaseText>,
    ) -> Result<Read, Diagnostic> {
        let error = |message: &str| {
            Err(self.source.error(text.span(), format!("case `{name}`: {message}")))
        };
        match (text.get_ref(), interface.kind) {
            (CaseText::Notation(notation), _) => read_case(interface, notation)
                .map_err(|error| error.in_literal(self.source, text.span(), name)),
            (CaseText::Streams(streams), Kind::Stdio(_)) => {
                let expected = match &streams.output {
                    Some(output) => Expected::Stdout(output.clone().into_bytes()),
                    None if interface.comparison.checker => Expected::Anything,
                    None => return error("`out` is missing"),
                };
                let input = Input::Stdin(streams.input.clone().into_bytes());
                Ok(Read { input, expected, explanation: streams.note.clone() })
            }
            (CaseText::Streams(_), kind) => {
                error(&format!("a case of a `[{}]` problem is call notation", kind.as_str()))
            }
        }
    }

    fn invalid(
        &self,
        kind: &Kind,
        comparison: &Comparison,
    ) -> Result<Vec<(String, Input)>, Diagnostic> {
        let interface = Interface { kind, comparison, strictness: Strictness::Lenient };
        let entry = |(name, text): &(Spanned<String>, Spanned<String>)| {
            self.check_case_name(name)?;
            let input = match kind {
                Kind::Stdio(_) => Input::Stdin(text.get_ref().clone().into_bytes()),
                _ => read_input(&interface, text.get_ref())
                    .map_err(|error| error.in_literal(self.source, text.span(), name.get_ref()))?,
            };
            Ok((name.get_ref().clone(), input))
        };
        self.manifest.invalid.0.iter().map(entry).collect()
    }

    /// Tables that mean nothing for this kind of problem are mistakes.
    fn refuse_foreign_tables(&self, kind: &Kind) -> Result<(), Diagnostic> {
        let Manifest { samples, cases, invalid, generate, forbid, growth, .. } = self.manifest;
        let names = |table: &Ordered<Spanned<CaseText>>| table.0.first().map(|one| one.0.span());
        let (is_sql, is_mutants) = (matches!(kind, Kind::Sql(_)), matches!(kind, Kind::Mutants(_)));
        let first = [
            (is_mutants, names(samples)),
            (is_mutants, names(cases)),
            (is_mutants, invalid.0.first().map(|one| one.0.span())),
            (is_mutants, generate.first().map(|one| one.group.span())),
            (is_mutants, growth.as_ref().map(|growth| growth.function.span())),
            (is_sql, forbid.as_ref().map(Spanned::span)),
        ];
        let foreign = first.into_iter().find_map(|(refused, span)| span.filter(|_| refused));
        let message = match kind {
            Kind::Mutants(_) => {
                "the cases of a `[mutants]` problem are `implementation.py`, \
                                 `stub.py` and the files in `mutants/`"
            }
            _ => {
                "`[forbid]` is about Python; an `[sql]` solution may only read, or change the tables"
            }
        };
        foreign.map_or(Ok(()), |span| Err(self.source.error(span, message)))
    }

    fn check_case_name(&self, name: &Spanned<String>) -> Result<(), Diagnostic> {
        let text = name.get_ref();
        if text.is_empty() || text.trim() != text || text.chars().any(char::is_control) {
            let message = "the name of a case has visible characters at both ends and is one line";
            return Err(self.source.error(name.span(), message));
        }
        Ok(())
    }
}

fn case(group: Group, name: &str, read: Read) -> Case {
    let Read { input, expected, explanation } = read;
    Case { id: CaseId { group, name: Arc::from(name) }, input, expected, explanation }
}

/// Whether a group can have this name; those of hand-written cases are taken.
fn check_group(name: &str) -> Result<(), &'static str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match name {
        "sample" | "hidden" => Err("this name means hand-written cases"),
        "" => Err("the name is empty"),
        name if !name.chars().all(is_plain) => {
            Err("the name of a group is made of letters, digits, `_` and `-`")
        }
        _ => Ok(()),
    }
}
