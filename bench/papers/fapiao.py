"""The Chinese tax invoice (fapiao), whose form the state prescribes: parties in a ruled frame, items, the total in figures and in words."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from bench.papers.content import Content, draw_content
from bench.papers.families import Family
from bench.papers.fonts import face
from bench.papers.identifiers import digits
from bench.papers.pen import Pen, Span
from bench.papers.sheet import Sheet, text_width
from bench.papers.stamps import qr_code

RED = "#a03a2c"
_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def in_words(amount: Decimal) -> str:
    """An amount in the characters that cannot be altered, as accounting law asks."""
    whole, cents = divmod(int(amount * 100), 100)
    text, group = "", 0
    while whole:
        whole, part = divmod(whole, 10000)
        words, gap = "", False
        for place in range(4):
            figure = part // 10**place % 10
            if figure:
                words = _FIGURES[figure] + _PLACES[place] + ("零" if gap and words else "") + words
                gap = False
            else:
                gap = bool(words)
        if words:
            text = (
                words
                + _GROUPS[group]
                + ("零" if text and part and len(text) > 0 and not text.startswith("零") and part % 10 == 0 else "")
                + text
            )
        group += 1
    text = (text or "零") + "圆"
    ten, one = divmod(cents, 10)
    if not cents:
        return text + "整"
    return text + (_FIGURES[ten] + "角" if ten else "零") + (_FIGURES[one] + "分" if one else "整")


def has_fapiao(family: Family, kind: str) -> bool:
    """Whether the house's invoices are fapiao."""
    return kind == "invoice" and family.language == "zh" and family.rng("fapiao").random() < 0.5


class Fapiao:
    """One fapiao being drawn: the digital form, or the older one with code and check number."""

    def __init__(self, family: Family, rng: Random) -> None:
        self.family, self.rng = family, rng
        self.content: Content = draw_content(rng, family, "invoice", at_most=8)
        self.content.number = digits(rng, 20)
        self.sheet = Sheet(595.28, 396.85)
        self.pen = Pen(self.sheet, family, self.content, rng, hand=face(family.hand_name))
        self.x, self.width, self.size = 24.0, 547.0, 8.0
        self.older = family.rng("form").random() < 0.4
        if self.older:
            self.content.number = digits(rng, 8)

    def _red(self, x: float, top: float, text: str, width: float, align: str = "left", size: float = 8.0) -> float:
        return self.pen.write(x, top, text, width=width, align=align, size=size, colour=RED, wrap=False)

    def draw(self) -> Pen:
        """The whole form."""
        pen, content, x, width = self.pen, self.content, self.x, self.width
        title = "增值税电子普通发票" if self.older else self.rng.choice(("电子发票（增值税专用发票）", "电子发票（普通发票）"))
        self._red(x + 120, 22, title, width - 240, "centre", 16)
        self.sheet.rule(x + 150, 46, x + width - 150, 46, colour=RED)
        self.sheet.rule(x + 150, 48.5, x + width - 150, 48.5, colour=RED)
        self.sheet.shape(x + 8, 16, qr_code(f"01,32,,{content.number},{content.gross},{content.issue:%Y%m%d},,", 52))
        day = f"{content.issue.year}年{content.issue.month:02}月{content.issue.day:02}日"
        facts = [
            ("发票号码：", content.number, "invoice_number", content.number),
            ("开票日期：", day, "issue_date", content.issue.isoformat()),
        ]
        if self.older:
            facts.insert(0, ("发票代码：", digits(self.rng, 12), "", ""))
            facts.append(("校 验 码：", " ".join(digits(self.rng, 5) for _ in range(4)), "", ""))
        top = 18.0
        for label, text, field, value in facts:
            self._red(x + width - 150, top, label, 50, size=7.5)
            pen.write(x + width - 102, top, text, width=104, size=7.5, field=field or None, value=value or None, wrap=False)
            top += 11
        top = self._parties(72.0)
        top = self._items(top)
        return self._foot(top)

    def _parties(self, top: float) -> float:
        half = self.width / 2
        for n, (side, party, role) in enumerate(
            (("购买方信息", self.content.buyer, "buyer"), ("销售方信息", self.content.seller, "seller"))
        ):
            left = self.x + n * half
            self.sheet.rectangle(left, top, left + half, top + 62, line=RED)
            self.sheet.rule(left + 16, top, left + 16, top + 62, colour=RED)
            for place, letter in enumerate(side):
                self._red(left + 4, top + 3 + place * 11, letter, 10, size=8)
            rows = [("名称：", party.name, f"{role}_name"), ("统一社会信用代码/纳税人识别号：", party.tax_id, f"{role}_tax_id")]
            if self.older:
                rows.append(("地址、电话：", party.lines[0], f"{role}_address"))
            at = top + 8
            for label, text, field in rows:
                wide = text_width(label, self.pen.font(), self.size)
                self._red(left + 20, at, label, wide + 2, size=self.size)
                self.pen.write(left + 22 + wide, at, text, width=half - wide - 26, size=self.size, field=field, value=text, wrap=False)
                at += 17
        return top + 62

    def _items(self, top: float) -> float:
        heads = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额")
        shares = (0.27, 0.12, 0.06, 0.09, 0.12, 0.13, 0.1, 0.11)
        lefts = [self.x + self.width * sum(shares[:n]) for n in range(8)]
        start = top
        for n, head in enumerate(heads):
            self._red(lefts[n] + 2, top + 3, head, self.width * shares[n] - 4, "left" if n < 3 else "right", 7.5)
        top += 16
        for at, item in enumerate(self.content.items):
            net = item.net
            style = self.pen.figure_style()
            cells = (
                (item.ware.description, "description", item.ware.description),
                (item.ware.code, "item_code", item.ware.code),
                (item.ware.unit, "unit", item.ware.unit),
                (f"{item.ware.quantity:f}", "quantity", f"{item.ware.quantity:f}"),
                (f"{item.ware.price:f}", "unit_price", f"{item.ware.price:f}"),
                (f"{net:f}", "line_total", f"{net:f}"),
                (style.rate(item.rate, 0, False), "tax_rate", f"{item.rate:f}"),
                (f"{item.tax:f}", "", ""),
            )
            for n, (text, key, value) in enumerate(cells):
                field = f"lines.{at}.{key}" if key else None
                self.pen.write(
                    lefts[n] + 2,
                    top,
                    text,
                    width=self.width * shares[n] - 4,
                    align="left" if n < 3 else "right",
                    size=7.5,
                    field=field,
                    value=value or None,
                    wrap=False,
                )
            top += 12
        top = max(top + 4, start + 96)
        content = self.content
        self._red(lefts[0] + 30, top, "合      计", 80)
        self.pen.write(
            lefts[5] - 20,
            top,
            f"¥{content.net:f}",
            width=self.width * shares[5] + 16,
            align="right",
            field="net_total",
            value=f"{content.net:f}",
            size=8,
        )
        self.pen.write(
            lefts[7] - 10,
            top,
            f"¥{content.tax:f}",
            width=self.width * shares[7] + 6,
            align="right",
            field="tax_total",
            value=f"{content.tax:f}",
            size=8,
        )
        top += 14
        self.sheet.rectangle(self.x, start, self.x + self.width, top, line=RED)
        return top

    def _foot(self, top: float) -> Pen:
        content, x, width = self.content, self.x, self.width
        self.sheet.rectangle(x, top, x + width, top + 18, line=RED)
        self._red(x + 20, top + 4, "价税合计（大写）", 90)
        self.pen.write(x + 125, top + 4, in_words(content.gross), width=240, size=8.5, wrap=False)
        self._red(x + width - 170, top + 4, "（小写）", 40)
        self.pen.write(
            x + width - 128, top + 4, f"¥{content.gross:f}", width=110, size=9, field="gross_total", value=f"{content.gross:f}", wrap=False
        )
        self.sheet.rectangle(x, top + 18, x + width, top + 58, line=RED)
        self._red(x + 4, top + 24, "备", 10)
        self._red(x + 4, top + 38, "注", 10)
        self.sheet.rule(x + 16, top + 18, x + 16, top + 58, colour=RED)
        if self.rng.random() < 0.6:
            bank = content.bank
            self.pen.write(x + 22, top + 23, f"开户银行：{bank.bank}", width=300, size=7.5)
            self._account(x + 22, top + 34, bank.number)
        self._red(x + 40, top + 64, "开票人：", 40)
        self.pen.write(x + 80, top + 64, content.seller.contact, width=80, size=8)
        return self.pen

    def _account(self, x: float, top: float, number: str) -> None:
        self.pen.spans(x, top, [Span("银行账号："), Span(number, False, "bank_account", number)], 300, size=7.5)
