//! Tables as a workbook. Equal tables give equal bytes: nothing in the file comes from a clock.

use polku_domain::NaiveDate;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number of persons.
    Count(u32),
    /// A growth, printed with its sign.
    Change(i32),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    heading: String,
    width: f64,
}

impl Column {
    /// A column of that many characters.
    #[must_use]
    pub fn new(heading: &str, width: f64) -> Self {
        Self {
            heading: heading.to_owned(),
            width,
        }
    }
}

/// A table on a sheet of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name of the sheet, at most 31 characters.
    pub name: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each as long as the columns or shorter.
    pub rows: Vec<Vec<Cell>>,
}

/// A file of tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Title, shown in the file's properties and on the printed pages.
    pub title: String,
    /// The day that it is of; it stands in the properties as the day of making.
    pub created: NaiveDate,
    /// Sheets.
    pub sheets: Vec<Sheet>,
}

struct Formats {
    heading: Format,
    text: Format,
    count: Format,
    change: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let number = Format::new().set_align(FormatAlign::Right);
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            count: number.clone().set_num_format("#,##0"),
            change: number.clone().set_num_format("+#,##0;-#,##0;0"),
            date: Format::new()
                .set_align(FormatAlign::Left)
                .set_num_format("d.m.yyyy"),
        }
    }
}

impl Workbook {
    /// The bytes of the file.
    ///
    /// # Errors
    /// A name that a sheet cannot have, more rows than a sheet holds.
    pub fn to_bytes(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let properties = DocProperties::new()
            .set_title(&self.title)
            .set_author("Polku")
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&self.created.to_string())?);
        book.set_properties(&properties);
        let formats = Formats::new();
        for sheet in &self.sheets {
            sheet.write(book.add_worksheet(), &self.title, &formats)?;
        }
        book.save_to_buffer()
    }
}

impl Sheet {
    fn write(&self, to: &mut Worksheet, title: &str, formats: &Formats) -> Result<(), XlsxError> {
        to.set_name(&self.name)?;
        for (column, index) in self.columns.iter().zip(0u16..) {
            to.set_column_width(index, column.width)?;
            to.write_string_with_format(0, index, &column.heading, &formats.heading)?;
        }
        for (cells, row) in self.rows.iter().zip(1u32..) {
            for (cell, column) in cells.iter().zip(0u16..) {
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) => {
                        to.write_string_with_format(row, column, text, &formats.text)?
                    }
                    Cell::Count(n) => {
                        to.write_number_with_format(row, column, *n, &formats.count)?
                    }
                    Cell::Change(n) => {
                        to.write_number_with_format(row, column, *n, &formats.change)?
                    }
                    Cell::Date(day) => {
                        let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                        to.write_datetime_with_format(row, column, &day, &formats.date)?
                    }
                };
            }
        }
        to.set_freeze_panes(1, 0)?;
        to.set_repeat_rows(0, 0)?;
        to.set_landscape();
        to.set_paper_size(9);
        to.set_print_fit_to_pages(1, 0);
        to.set_header(format!("&L{}&R&A", title.replace('&', "&&")));
        to.set_footer("&C&P / &N");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn book() -> Workbook {
        Workbook {
            title: "Raha & luvut".to_owned(),
            created: "2026-11-22".parse().unwrap(),
            sheets: vec![Sheet {
                name: "Luvut".to_owned(),
                columns: vec![Column::new("Selite", 30.0), Column::new("Yhteensä", 12.0)],
                rows: vec![
                    vec![Cell::text("=1+1"), Cell::Count(1_234)],
                    vec![Cell::Empty, Cell::Change(-2)],
                    vec![Cell::Date("2026-09-30".parse().unwrap())],
                ],
            }],
        }
    }

    #[test]
    fn it_reads_back_and_equal_tables_give_equal_bytes() {
        let bytes = book().to_bytes().unwrap();
        assert_eq!(bytes, book().to_bytes().unwrap());
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.sheet_names(), ["Luvut"]);
        let range = read.worksheet_range("Luvut").unwrap();
        let cell = |row, column| range.get_value((row, column)).unwrap().clone();
        assert_eq!(cell(0, 1), Data::String("Yhteensä".to_owned()));
        assert_eq!(
            cell(1, 0),
            Data::String("=1+1".to_owned()),
            "words, not a formula"
        );
        assert_eq!(cell(1, 1), Data::Float(1234.0));
        assert_eq!(cell(2, 1), Data::Float(-2.0));
        assert!(matches!(cell(3, 0), Data::DateTime(_)));
    }
}
