"""Hong Kong and Taiwan print traditional characters and the tables of words simplified ones: here the first become the second."""

from __future__ import annotations

_TRADITIONAL = (
    "戶發編號單價數額總幣聯繫貨訂購買賣稅銀賬帳條應實結餘開關電話傳機網據優惠運費險計預還項規備註頁產國證類別貿收點請說"
    "採協議約碼銷納識統繳冊業營執資訊對應匯確認與為時員郵車庫裝簽報給轉廠區種質檢驗噸個萬億圓務勞債權讓進標簡間內稱減墊後經辦專補償參頭記們來續"
)
_SIMPLIFIED = (
    "户发编号单价数额总币联系货订购买卖税银账账条应实结余开关电话传机网据优惠运费险计预还项规备注页产国证类别贸收点请说"
    "采协议约码销纳识统缴册业营执资讯对应汇确认与为时员邮车库装签报给转厂区种质检验吨个万亿圆务劳债权让进标简间内称减垫后经办专补偿参头记们来续"
)
SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""The traditional characters of Hong Kong's and Taiwan's papers as the tables write them."""
