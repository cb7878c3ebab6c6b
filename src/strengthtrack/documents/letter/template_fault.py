"""What is wrong with a template, so that whoever made it finds and mends it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault: `where` it stands, `what` it is, and what `to_do`.

    `page` is None for what stands on no page, such as a header; `sure` is False where the file does not say where its
    pages end.
    """

    what: str
    to_do: str
    where: str = ""
    page: int | None = None
    sure: bool = True

    @property
    def place(self) -> str:
        """“page 2, in the paragraph “Dear {{ nmae }}””; empty where the whole file is meant."""
        page = f"{'' if self.sure else 'about '}page {self.page}" if self.page else ""
        return ", ".join(filter(None, (page, self.where)))

    @property
    def words(self) -> str:
        """The whole sentence."""
        said = f"{self.place}: {self.what}" if self.place else self.what
        return f"{said[:1].upper()}{said[1:]}; {self.to_do}{'' if self.to_do.endswith('?') else '.'}"
