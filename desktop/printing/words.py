"""The desk's own words on paper. Paper speaks the language of the brief, so they are Chinese in every interface."""

from __future__ import annotations

# A text with a place in it is a list of what stands around the place.
WORDS: dict[str, str | list[str]] = {
    "contents": "目　录",
    "excerpt": "（节选）",
    "editor": "编者注：",
    "colon": "：",
    "copy_number": "编号：",
    "issue": ["第", "期"],
    "report_to": "报",
    "send_to": "送",
    "issue_to": "发",
    "copies": ["共印", "份"],
    "line_numbers": "页边数字为原文行号",
    "source_of": ["原文文件“", "”，共", "个非空行，页边数字为原文行号。"],
    "ledger": "督查台账",
    "ledger_foot": "“原文行”为原文行号；牵头单位、责任单位和期限空白处，原文未写明",
    "ledger_count": ["共", "项"],
    "ledger_head": [
        "序号",
        "类别",
        "栏目",
        "目标任务（按原文）",
        "计量",
        "牵头单位",
        "责任单位",
        "期限",
        "原文行",
        "备注",
    ],
    "target": "目标",
    "task": "任务：",
    "nothing": "所选内容中没有目标或任务。",
    "targets": "年目标",
    "results": "年完成情况",
    "as_written": "数字和限定词均按原文",
    "doubtful": "时期存疑",
    "line": ["第", "行"],
    "more": ["另有", "项数据因版面所限未列，见全文。"],
    "onepage_foot": "每个数字均可在原文中查到；原文校验值 ",
}
