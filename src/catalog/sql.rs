//! `[sql]`: tables, the columns of the result, and the signature to which cases are fitted.
//!
//! Owns which Python type a column has in cases. Making the tables is the harness's.

use toml::Spanned;

use super::diagnostic::{Diagnostic, SourceText};
use super::manifest::SqlTable as Manifest;
use super::names;
use crate::model::{Entry, RowOrder, Signature, SqlSpec, SqlTable};

/// What a case is written as: `tables(pets=[(1, 'Rex')]) -> [('Rex',)]`.
const CASE: &str = "tables";

/// Words that begin a constraint of a table rather than a column.
const CONSTRAINTS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

/// Reads the table.
pub(super) fn spec(source: &SourceText, table: &Manifest) -> Result<SqlSpec, Diagnostic> {
    let reader = Reader { source };
    let (mut tables, mut parameters) = (Vec::new(), Vec::new());
    for (name, definitions) in &table.tables.get_ref().0 {
        reader.identifier(name)?;
        let (made, kind) = reader.table(name.get_ref(), definitions)?;
        parameters.push(format!("{}: list[{kind}]", name.get_ref()));
        tables.push(made);
    }
    let results = table.columns.get_ref();
    if results.is_empty() {
        let message = "`columns` names the columns of the result; at least one is needed";
        return Err(source.error(table.columns.span(), message));
    }
    let results: Vec<_> =
        results.iter().map(|text| reader.column(text)).collect::<Result<_, _>>()?;
    let row = row(&results);
    let text = format!("{CASE}({}) -> list[{row}]", parameters.join(", "));
    let signature: Signature =
        text.parse().map_err(|error: crate::model::ParseSignatureError| {
            source.error(table.tables.span(), error.message)
        })?;
    Ok(SqlSpec {
        entry: Entry { signature, aliases: Vec::new() },
        tables,
        columns: results.into_iter().map(|(name, _)| name).collect(),
        order: if table.ordered { RowOrder::AsAsked } else { RowOrder::Any },
        after: table.after.as_ref().map(|after| after.get_ref().clone()),
    })
}

/// The name of a column and its type in cases.
type Column = (String, String);

struct Reader<'a> {
    source: &'a SourceText,
}

impl Reader<'_> {
    fn table(
        &self,
        name: &str,
        definitions: &Spanned<Vec<Spanned<String>>>,
    ) -> Result<(SqlTable, String), Diagnostic> {
        let lines = definitions.get_ref();
        let is_column = |line: &&Spanned<String>| !is_constraint(line.get_ref());
        let columns: Vec<_> = lines
            .iter()
            .filter(is_column)
            .map(|line| self.column(line))
            .collect::<Result<_, _>>()?;
        if columns.is_empty() {
            let message = format!("the table `{name}` has no column");
            return Err(self.source.error(definitions.span(), message));
        }
        let kind = row(&columns);
        let table = SqlTable {
            name: name.to_owned(),
            columns: columns.into_iter().map(|(name, _)| name).collect(),
            definitions: lines.iter().map(|line| line.get_ref().clone()).collect(),
        };
        Ok((table, kind))
    }

    /// `name TEXT NOT NULL`.
    fn column(&self, text: &Spanned<String>) -> Result<Column, Diagnostic> {
        let definition = text.get_ref();
        let name = definition.split_whitespace().next().unwrap_or_default();
        if !names::is_identifier(name) {
            let message = format!("`{definition}` does not begin with the name of a column");
            let hint = Some("write `name TYPE …`, such as `price REAL NOT NULL`".to_owned());
            return Err(self.source.error(text.span(), message).with_hint(hint));
        }
        Ok((name.to_owned(), kind(definition)))
    }

    fn identifier(&self, name: &Spanned<String>) -> Result<(), Diagnostic> {
        if names::is_identifier(name.get_ref()) {
            return Ok(());
        }
        let message = format!("`{}` cannot be the name of a table", name.get_ref());
        Err(self.source.error(name.span(), message))
    }
}

fn is_constraint(line: &str) -> bool {
    let first =
        line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default();
    CONSTRAINTS.iter().any(|word| word.eq_ignore_ascii_case(first))
}

fn row(columns: &[Column]) -> String {
    let kinds: Vec<_> = columns.iter().map(|(_, kind)| kind.as_str()).collect();
    format!("tuple[{}]", kinds.join(", "))
}

/// The type of a column in cases, by the rules of affinity of `SQLite`
/// (<https://sqlite.org/datatype3.html>, 3.1).
fn kind(definition: &str) -> String {
    let upper = definition.to_uppercase();
    let mut words = upper.split_whitespace().skip(1);
    let declared = words.next().unwrap_or_default();
    let holds = |parts: &[&str]| parts.iter().any(|part| declared.contains(part));
    let kind = if holds(&["INT"]) {
        "int"
    } else if holds(&["CHAR", "CLOB", "TEXT"]) {
        "str"
    } else if holds(&["BLOB"]) {
        "bytes"
    } else if holds(&["REAL", "FLOA", "DOUB"]) {
        "float"
    } else {
        return "Any".to_owned();
    };
    let full = upper.contains("NOT NULL") || upper.contains("PRIMARY KEY");
    if full { kind.to_owned() } else { format!("{kind} | None") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_type_of_their_affinity() {
        for (definition, expected) in [
            ("id INTEGER PRIMARY KEY", "int"),
            ("name varchar(20) NOT NULL", "str"),
            ("price REAL", "float | None"),
            ("data BLOB", "bytes | None"),
            ("amount DECIMAL(10, 2) NOT NULL", "Any"),
            ("anything", "Any"),
        ] {
            assert_eq!(kind(definition), expected, "{definition}");
        }
        assert!(is_constraint("primary key (a, b)") && is_constraint("CHECK(a > 0)"));
        assert!(!is_constraint("primary_colour TEXT"));
    }
}
