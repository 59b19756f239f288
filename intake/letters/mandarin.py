"""Letters in Mandarin, in simplified characters."""

from __future__ import annotations

from intake.letters.wording import Wording

WORDING = Wording(
    language="zh",
    greeting="尊敬的{name}：",
    closing="此致\n{factor}",
    received_subject="我们已收到您的文件：{reference}",
    received_opening="我们于{day}收到您的文件。各文件的处理情况如下。",
    files_heading="收到的文件：",
    part_states={
        "unpacked": "已打开，其中的文件列于本函",
        "read": "已读取",
        "parked": "无法读取：{reason}",
        "skipped": "无需处理：{reason}",
        "rejected": "已拒收：{reason}",
    },
    in_kyc_file="已存入贵公司的保密身份档案",
    invoices_heading="识别到的发票：",
    invoice_complete="资料齐全",
    invoice_deficient="资料尚不齐全",
    missing_heading="请补交：",
    missing_for_all="整批文件",
    nothing_missing="没有缺少的文件。",
    without_receivables="我们在您发来的文件中没有找到发票，因此目前没有可供融资的应收账款。如需提交发票，请以 PDF 附件发送。",
    how_to_add="如需补充文件，请直接回复本函并保留邮件主题。",
    request_subject="我们需要的文件：{reference}",
    request_opening="为继续处理您的批次，我们需要以下文件。",
    returned_subject="您的批次已被退回：{reference}",
    returned_opening="我们将您的批次退回，原因如下：{reason}",
    approved_subject="您的批次已获批准：{reference}",
    approved_opening="您的批次已获批准。",
    kyc_rejected_subject="请重新提交一份身份档案文件",
    kyc_rejected_opening="您提交的文件（{kind}）未能接受，原因如下：{reason}",
    kinds={
        "delivery_note": "送货单或收货证明",
        "purchase_order": "采购订单",
        "timesheet": "已签字的工时单或作业单",
        "schedule_of_accounts": "应收账款清单",
        "invoice": "发票",
        "bill_of_lading": "提单或运单",
        "statement": "对账单",
    },
)
