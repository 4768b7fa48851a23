//! What the candidate writes: `[function]`, `[class]`, `[stdio]`, `[iterator]`, `[sql]`, `[mutants]`
//! or `[driver]`.
//!
//! Owns reading signatures and the rules that go with them; tables are `sql`'s. Fitting cases to them is `bind`'s.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::{Spanned, Value as Toml};

use super::diagnostic::{Diagnostic, SourceText};
use super::literal::offset_in_literal;
use super::manifest::{
    ArgumentTreatment, ClassTable, DriverTable, FunctionTable, IteratorTable, Manifest,
};
use super::names;
use super::shapes::Ordered;
use crate::model::{
    ArgumentRule, Asynchrony, ClassSpec, DriverSpec, Entry, FunctionSpec, IteratorSpec, Kind,
    MutantsSpec, NodeRule, Part, PartShape, ReadBudget, Signature, StdioSpec, Takes, Type, Written,
};

/// How many items of an iterator are taken where neither the case nor `take` says.
const TAKE: usize = 10;

/// The kind of problem.
pub(super) fn kind(source: &SourceText, manifest: &Manifest) -> Result<Kind, Diagnostic> {
    let Manifest { function, class, stdio, iterator, sql, mutants, driver, .. } = manifest;
    let spans = [
        function.as_ref().map(Spanned::span),
        class.as_ref().map(Spanned::span),
        stdio.as_ref().map(Spanned::span),
        iterator.as_ref().map(Spanned::span),
        sql.as_ref().map(Spanned::span),
        mutants.as_ref().map(Spanned::span),
        driver.as_ref().map(Spanned::span),
    ];
    let mut found: Vec<_> = spans.into_iter().flatten().collect();
    found.sort_by_key(|span| span.start);
    let rule = "exactly one of `[function]`, `[class]`, `[stdio]`, `[iterator]`, `[sql]`, \
                `[mutants]` and `[driver]` is needed";
    if let Some(second) = found.get(1) {
        return Err(source.error(second.clone(), format!("a second interface: {rule}")));
    }
    let reader = Reader { source };
    if let Some(table) = function {
        reader.function(table.get_ref()).map(Kind::Function)
    } else if let Some(table) = class {
        reader.class(table.get_ref()).map(Kind::Class)
    } else if let Some(table) = stdio {
        Ok(Kind::Stdio(StdioSpec { compare: table.get_ref().compare }))
    } else if let Some(table) = iterator {
        reader.iterator(table.get_ref()).map(Kind::Iterator)
    } else if let Some(table) = sql {
        super::sql::spec(source, table.get_ref()).map(Kind::Sql)
    } else if let Some(table) = mutants {
        let module = reader.name(&table.get_ref().module)?;
        Ok(Kind::Mutants(MutantsSpec { module }))
    } else if let Some(table) = driver {
        reader.driver(table).map(Kind::Driver)
    } else {
        Err(source.error(0..0, format!("no interface: {rule}")))
    }
}

struct Reader<'a> {
    source: &'a SourceText,
}

impl Reader<'_> {
    fn function(&self, table: &FunctionTable) -> Result<FunctionSpec, Diagnostic> {
        let signature = self.signature(&table.signature)?;
        self.refuse_dunder(&signature, &table.signature)?;
        if signature.returns.any(&|part| matches!(part, Type::Iterator(_))) {
            let message = "a function that returns an iterator is an `[iterator]` problem";
            return Err(self.source.error(table.signature.span(), message));
        }
        let nodes = match &table.nodes {
            None => NodeRule::Free,
            Some(relink) => self.relink(&signature, relink.span())?,
        };
        let argument_rules =
            self.argument_rules(&signature, &table.args, table.max_distinct_reads.as_ref())?;
        let entry = Entry { signature, aliases: self.names(&table.aliases)? };
        Ok(FunctionSpec { entry, argument_rules, nodes })
    }

    fn iterator(&self, table: &IteratorTable) -> Result<IteratorSpec, Diagnostic> {
        let signature = self.signature(&table.signature)?;
        self.refuse_dunder(&signature, &table.signature)?;
        if !matches!(signature.returns, Type::Iterator(_)) {
            let message = format!("`{}` must return an `Iterator[…]`", signature.name);
            return Err(self.source.error(table.signature.span(), message));
        }
        let entry = Entry { signature, aliases: self.names(&table.aliases)? };
        Ok(IteratorSpec {
            entry,
            take: table.take.as_ref().map_or(TAKE, |take| *take.get_ref()),
            endless: table.endless.unwrap_or(true),
            instances: self.at_least_one(table.instances.as_ref())?,
        })
    }

    /// All but the text of `driver.py`, which is a file of its own.
    fn driver(&self, table: &Spanned<DriverTable>) -> Result<DriverSpec, Diagnostic> {
        let span = table.span();
        let table = table.get_ref();
        let mut parts: Vec<Part> = Vec::new();
        for text in &table.functions {
            let written = self.written(text)?;
            self.refuse_dunder(&written.signature, text)?;
            let name = written.signature.name.clone();
            self.add_part(&mut parts, name, text.span(), PartShape::Function(written))?;
        }
        for (name, methods) in &table.classes.0 {
            let written: Vec<_> =
                methods.iter().map(|text| self.written(text)).collect::<Result<_, _>>()?;
            let signatures: Vec<_> = written.iter().map(|one| &one.signature).collect();
            self.refuse_twice(&signatures, methods)?;
            self.add_part(&mut parts, self.name(name)?, name.span(), PartShape::Class(written))?;
        }
        if parts.is_empty() {
            let message = "`[driver]` needs `functions` or `classes`: what the candidate writes";
            return Err(self.source.error(span, message));
        }
        self.part_aliases(&mut parts, &table.aliases)?;
        let texts = table.steps.get_ref();
        let (mut steps, mut meanings) = (Vec::new(), Vec::new());
        for text in texts {
            let written = text.get_ref();
            let (signature, meaning) = written.split_once('#').unwrap_or((written, ""));
            let step = self.signature_in(text, signature)?;
            self.refuse_dunder(&step, text)?;
            steps.push(step);
            meanings.push(meaning.trim().to_owned());
        }
        self.refuse_twice(&steps.iter().collect::<Vec<_>>(), texts)?;
        if steps.is_empty() {
            let message = "`steps` is empty: a case is made of them";
            return Err(self.source.error(table.steps.span(), message));
        }
        Ok(DriverSpec { parts, steps, meanings, source: String::new() })
    }

    fn add_part(
        &self,
        parts: &mut Vec<Part>,
        name: String,
        span: Range<usize>,
        shape: PartShape,
    ) -> Result<(), Diagnostic> {
        if parts.iter().any(|part| part.name == name) {
            return Err(self.source.error(span, format!("`{name}` is declared twice")));
        }
        parts.push(Part { name, aliases: Vec::new(), shape });
        Ok(())
    }

    fn part_aliases(
        &self,
        parts: &mut [Part],
        table: &Ordered<Vec<Spanned<String>>>,
    ) -> Result<(), Diagnostic> {
        for (name, aliases) in &table.0 {
            let aliases = self.names(aliases)?;
            let known: Vec<_> = parts.iter().map(|part| part.name.clone()).collect();
            let Some(part) = parts.iter_mut().find(|part| part.name == *name.get_ref()) else {
                let message = format!("`{}` is no declared function or class", name.get_ref());
                let hint = names::suggestion(name.get_ref(), known.iter().map(String::as_str));
                return Err(self.source.error(name.span(), message).with_hint(hint));
            };
            part.aliases = aliases;
        }
        Ok(())
    }

    /// What the candidate writes: a signature, perhaps after `async`.
    fn written(&self, text: &Spanned<String>) -> Result<Written, Diagnostic> {
        let whole = text.get_ref();
        match whole.strip_prefix("async ") {
            // Spaces in its place keep the columns.
            Some(rest) => Ok(Written {
                signature: self.signature_in(text, &format!("      {rest}"))?,
                asynchrony: Asynchrony::Coroutine,
            }),
            None => Ok(Written {
                signature: self.signature_in(text, whole)?,
                asynchrony: Asynchrony::Plain,
            }),
        }
    }

    fn refuse_twice(
        &self,
        signatures: &[&Signature],
        texts: &[Spanned<String>],
    ) -> Result<(), Diagnostic> {
        for (index, one) in signatures.iter().enumerate() {
            if signatures.iter().take(index).any(|other| other.name == one.name) {
                let span = texts.get(index).map_or(0..0, Spanned::span);
                return Err(self.source.error(span, format!("`{}` is declared twice", one.name)));
            }
        }
        Ok(())
    }

    fn class(&self, table: &ClassTable) -> Result<ClassSpec, Diagnostic> {
        let name = self.name(&table.name)?;
        let texts = table.methods.get_ref();
        let methods: Vec<_> =
            texts.iter().map(|text| self.signature(text)).collect::<Result<_, _>>()?;
        if methods.first().is_none_or(|first| first.name != "__init__") {
            let message = "the first of `methods` must be `__init__`";
            let span = texts.first().map_or(table.methods.span(), Spanned::span);
            return Err(self.source.error(span, message));
        }
        self.refuse_twice(&methods.iter().collect::<Vec<_>>(), texts)?;
        let method_aliases = self.method_aliases(&methods, &table.method_aliases)?;
        Ok(ClassSpec { name, aliases: self.names(&table.aliases)?, methods, method_aliases })
    }

    fn method_aliases(
        &self,
        methods: &[Signature],
        table: &Ordered<Vec<Spanned<String>>>,
    ) -> Result<BTreeMap<String, Vec<String>>, Diagnostic> {
        let known = || methods.iter().skip(1).map(|method| method.name.as_str());
        let entry = |(name, aliases): &(Spanned<String>, Vec<Spanned<String>>)| {
            if !known().any(|known| known == name.get_ref()) {
                let message = format!("`{}` is not a declared method", name.get_ref());
                let hint = names::suggestion(name.get_ref(), known());
                return Err(self.source.error(name.span(), message).with_hint(hint));
            }
            Ok((name.get_ref().clone(), self.names(aliases)?))
        };
        table.0.iter().map(entry).collect()
    }

    /// A signature whose parameters each take one argument.
    fn signature(&self, text: &Spanned<String>) -> Result<Signature, Diagnostic> {
        let signature = self.signature_in(text, text.get_ref())?;
        match signature.parameters.iter().find(|parameter| parameter.takes != Takes::One) {
            None => Ok(signature),
            Some(parameter) => {
                let (name, _) = parameter.definition();
                let message = format!("`{name}`: only a `[driver]` has such parameters");
                Err(self.source.error(text.span(), message))
            }
        }
    }

    /// A signature that is the whole text or the start of it.
    fn signature_in(&self, text: &Spanned<String>, written: &str) -> Result<Signature, Diagnostic> {
        let signature: Signature =
            written.parse().map_err(|error: crate::model::ParseSignatureError| {
                let characters = text.get_ref().char_indices().map(|(at, _)| at);
                let at = characters.chain([text.get_ref().len()]).nth(error.column - 1);
                self.source.error(self.inside(text, at.unwrap_or_default()), error.message)
            })?;
        for (index, parameter) in signature.parameters.iter().enumerate() {
            let message = match &parameter.kind {
                Type::Iterator(_) => {
                    format!("parameter `{}` cannot be an iterator", parameter.name)
                }
                _ if signature.parameters.iter().take(index).any(|p| p.name == parameter.name) => {
                    format!("parameter `{}` is declared twice", parameter.name)
                }
                _ => continue,
            };
            return Err(self.source.error(text.span(), message));
        }
        Ok(signature)
    }

    fn refuse_dunder(
        &self,
        signature: &Signature,
        text: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        if signature.name.starts_with("__") {
            let message = format!("`{}` cannot be the name of a function", signature.name);
            return Err(self.source.error(text.span(), message));
        }
        Ok(())
    }

    fn argument_rules(
        &self,
        signature: &Signature,
        table: &Ordered<ArgumentTreatment>,
        budget: Option<&Spanned<Toml>>,
    ) -> Result<BTreeMap<usize, ArgumentRule>, Diagnostic> {
        let mut rules = BTreeMap::new();
        for (name, ArgumentTreatment::Counted) in &table.0 {
            let index = parameter_index(self.source, signature, name.get_ref(), name.span())?;
            let declared = &signature.parameters[index].kind;
            if !matches!(declared, Type::List(_) | Type::TupleOf(_) | Type::Tuple(_)) {
                let message = format!("only lists and tuples can be counted, not `{declared}`");
                return Err(self.source.error(name.span(), message));
            }
            let Some(budget) = budget else {
                let message = "a counted argument needs `max_distinct_reads`";
                return Err(self.source.error(name.span(), message));
            };
            rules.insert(index, ArgumentRule::Counted(self.budget(budget)?));
        }
        match budget {
            Some(budget) if rules.is_empty() => {
                let message = "`max_distinct_reads` without an argument that is `\"counted\"`";
                Err(self.source.error(budget.span(), message))
            }
            _ => Ok(rules),
        }
    }

    fn budget(&self, value: &Spanned<Toml>) -> Result<ReadBudget, Diagnostic> {
        let read = match value.get_ref() {
            Toml::Integer(number) => u64::try_from(*number).ok().map(ReadBudget::Fixed),
            Toml::String(text) => logarithm(text),
            _ => None,
        };
        let message = "`max_distinct_reads` is a number or `\"log2(n) + K\"`";
        read.ok_or_else(|| self.source.error(value.span(), message))
    }

    fn relink(&self, signature: &Signature, span: Range<usize>) -> Result<NodeRule, Diagnostic> {
        let has_nodes = |kind: &Type| kind.any(&|part| matches!(part, Type::ListNode(_)));
        let takes = signature.parameters.iter().any(|parameter| has_nodes(&parameter.kind));
        if takes && has_nodes(&signature.returns) {
            return Ok(NodeRule::Relink);
        }
        let message = "`nodes = \"relink\"` needs a `ListNode` parameter and a `ListNode` result";
        Err(self.source.error(span, message))
    }

    fn at_least_one(&self, number: Option<&Spanned<usize>>) -> Result<usize, Diagnostic> {
        match number.map(|number| (*number.get_ref(), number.span())) {
            None => Ok(1),
            Some((0, span)) => Err(self.source.error(span, "at least one instance is needed")),
            Some((number, _)) => Ok(number),
        }
    }

    fn names(&self, names: &[Spanned<String>]) -> Result<Vec<String>, Diagnostic> {
        names.iter().map(|name| self.name(name)).collect()
    }

    fn name(&self, name: &Spanned<String>) -> Result<String, Diagnostic> {
        if names::is_identifier(name.get_ref()) {
            return Ok(name.get_ref().clone());
        }
        Err(self.source.error(name.span(), format!("`{}` is not a Python name", name.get_ref())))
    }

    fn inside(&self, text: &Spanned<String>, at: usize) -> Range<usize> {
        let span = text.span();
        let literal = self.source.text.get(span.clone()).unwrap_or_default();
        let start = span.start + offset_in_literal(literal, at);
        start..start
    }
}

/// Which parameter has this name.
pub(super) fn parameter_index(
    source: &SourceText,
    signature: &Signature,
    name: &str,
    span: Range<usize>,
) -> Result<usize, Diagnostic> {
    let known = || signature.parameters.iter().map(|parameter| parameter.name.as_str());
    known().position(|known| known == name).ok_or_else(|| {
        let message = format!("`{}` has no parameter `{name}`", signature.name);
        source.error(span, message).with_hint(names::suggestion(name, known()))
    })
}

/// `log2(n)` or `log2(n) + K`.
fn logarithm(text: &str) -> Option<ReadBudget> {
    let rest = text.trim().strip_prefix("log2(n)")?.trim_start();
    match rest.strip_prefix('+') {
        Some(more) => more.trim().parse().ok().map(ReadBudget::LogarithmPlus),
        None => rest.is_empty().then_some(ReadBudget::LogarithmPlus(0)),
    }
}
