/** Words of programmes' own forms, as a manager makes them. */
import { words } from '../catalogue';

const zh = {
  title: '自定义问题', intro: '给一类任务加上自己的问题。发布后不再改动；要改就发布新版本，已开始的抽样单用它开始时的版本。', none: '还没有自定义问题。新建一份，或从 XLSForm 文件导入。', add: '新建', loading: '正在读取…',
  version: '第 {version} 版 · {count} 个问题', withdrawn: '已停用', all_types: '全部样品类型', draft: '草稿：{name}', draft_unnamed: '未命名', draft_go_on: '继续编辑', next_version: '改成新版本',
  import: '从 XLSForm 导入', import_hint: '选一个 .xlsx 文件。只是读进来，不会自动发布。', import_offline: '读 XLSForm 要连上服务器。现在没有网络，请稍后再试；别的都能离线做。', importing: '正在读取文件…', imported: '已读入 {count} 个问题，请核对后发布。', remarks: '文件里这些没有带过来',
  sheet_row: '{sheet} 第 {row} 行：{text}', replace_draft: '会代替现有草稿',
  editor: '编辑：{name}', new_title: '新的表单', name: '表单名称', name_hint: '例如：校园周边专项', no_name: '请写表单名称', category: '用于哪类任务', types: '用于哪些样品类型', types_hint: '一个都不选就是全部',
  questions: '问题（{count}）', no_questions: '没有问题的版本就是停用这份表单。', add_question: '加一个问题', question: '问题 {number}', up: '上移', down: '下移', remove: '删除', open: '修改', close: '收起',
  zh: '问什么（中文）', en: '英文', optional: '选填', kind: '怎么回答', kind_text: '文字', kind_number: '数字', kind_choice: '单选', kind_choices: '多选', kind_date: '日期', kind_photo: '照片', kind_reading: '仪器读数', kind_words: '只显示，不回答',
  stage: '什么时候问', stage_capture: '采样时', stage_seal: '封样时', key: '代号', key_hint: '用在导出和条件里，一般不用改', unit: '单位', quantity: '测什么', choose: '请选择', min: '一般不小于', max: '一般不大于', limits_hint: '超出只提醒，不阻止',
  choices: '选项', choices_hint: '每行一个；也可写成“代号 = 中文 = English”', hint: '提示', required: '必须回答', required_no: '不必', required_yes: '必须', required_when: '满足条件时', relevant: '什么时候显示', relevant_always: '总是', relevant_when: '满足条件时',
  join_all: '全部满足', join_any: '满足一条就行', join: '多条条件', part: '条件 {number}', of: '哪一项', test: '怎样', value: '值', add_part: '再加一条', deep: '这个条件来自文件，层次较多，这里不能改；可以去掉。', drop: '去掉条件',
  'test_=': '等于', 'test_!=': '不等于', 'test_<': '小于', 'test_<=': '不大于', 'test_>': '大于', 'test_>=': '不小于', test_has: '选了', test_answered: '已回答', test_blank: '没有回答', yes: '是', no: '否',
  preview: '预览', preview_hint: '手机上就是这样问。在这里回答不会保存。', publish: '发布第 {version} 版', withdraw: '停用这份表单', sure_title: '发布第 {version} 版？', sure: '手机下次联网后，新开始的抽样单就会问这 {count} 个问题。已开始的抽样单不变。发布后这一版不能再改。', sure_withdraw: '手机下次联网后，新开始的抽样单不再问这份表单的问题。以前的回答都保留。',
  cancel: '取消', published: '已发布，随同步送到手机', discard: '丢弃草稿', discarded: '草稿已丢弃', faults: '有 {count} 处要改，才能发布', at_question: '问题 {number}：{fault}', kept: '草稿已存在本机', keeping: '正在保存…',
  bad_key: '代号只能用小写字母、数字和下划线，以字母开头', key_twice: '代号与另一个问题相同', key_taken: '抽样单里已有这个代号，请换一个', no_words: '请写问什么', too_long: '文字太长，或只有空格', no_choices: '请写选项', bad_choice: '选项要有代号（不含空格）和中文',
  choice_twice: '两个选项的代号相同', too_many_choices: '选项超过 300 个', no_quantity: '请选测什么', limits_swapped: '最小值比最大值还大', condition_key: '条件里的问题已不存在', condition_value: '条件里还没有值', condition_choice: '条件里的选项已不存在', condition_deep: '条件层次太多', in_a_circle: '条件绕成了圈：要先回答自己才会显示', too_many: '问题超过 200 个，请分成几份',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/forms').then(({ en }) => en));
