"""Small documents of every format, made when they are asked for."""

import io
import zipfile
from email.message import EmailMessage

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import typst

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
SENTENCE = "Two officers of the mission were wounded on Monday when their vehicle came under fire."


def make_page(body: str, head: str = "") -> str:
    """A web page with navigation about its body."""
    return (
        f"<!doctype html><html><head><title>Two wounded</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article>{body}</article>"
        "<footer><a href='/terms'>Terms</a></footer></body></html>"
    )


def make_pdf(markup: str) -> bytes:
    """A PDF set by Typst."""
    return bytes(typst.compile(markup.encode()))


def make_scan(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(300, 400)
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(pdfium.PdfBitmap.new_native(30, 40, pdfium_c.FPDFBitmap_BGR))
        picture.set_matrix(pdfium.PdfMatrix().scale(300, 400))
        page.insert_obj(picture)
        page.gen_content()
    return save_pdf(document)


def save_pdf(document: pdfium.PdfDocument) -> bytes:
    """The bytes of a document that was built with pdfium."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_docx(*paragraphs: str, title: str = "") -> bytes:
    """A DOCX written by python-docx."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pack(**parts: str | bytes) -> bytes:
    """A zip of named parts, with what makes it a DOCX; a slash in a name is written as two underscores."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def pack_word(body: str, **more: str | bytes) -> bytes:
    """A DOCX whose body is given as WordprocessingML."""
    return pack(word__document=WORD.format(body), **more)


def make_message(text: str | None = SENTENCE, page: str | None = None) -> EmailMessage:
    """An e-mail from the cell."""
    message = EmailMessage()
    message["From"] = "Safety cell <cell@mission.example>"
    message["To"] = "desk@mission.example"
    message["Subject"] = "Situation report — 3"
    message["Date"] = "Tue, 01 Apr 2025 23:30:00 -0400"
    message["Message-ID"] = "<1@mission.example>"
    if text is not None:
        message.set_content(text)
    if page is not None and text is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message
