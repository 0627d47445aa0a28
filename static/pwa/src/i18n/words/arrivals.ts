/** Words of the desk's board of boxes. */
import { words } from '../catalogue';

export const t = words(
  {
    title: '到箱', coming: '在路上的箱子', none: '没有在路上的箱子。也可以直接扫箱子上的标签。', packing: '还在装箱', here: '今天到的箱子', row: '{count} 件 · {sampler}', seal: '封条 {seal_no}', no_seal: '没有封条号', start: '起始 {degrees} °C', no_start: '没有起始温度',
    idle: '请扫箱子上的标签', idle_under: '清点件数，量温度，看封条。样品之后再逐个收。', arrive: '到箱登记', unknown_data: '数据未到', unknown_text: '这个箱子的清单还没有送到。可以先登记，清单来了会自动对上。', expected: '清单上 {count} 件', count: '清点件数', count_bad: '请输入件数',
    count_differs: '与清单不符：清单上 {count} 件', temperature: '到箱温度 °C', temperature_hint: '例如 4.5，冰冻写 -18', temperature_bad: '请输入温度，例如 4.5', temperature_needed: '请填温度；量不了就在下面写原因', no_temperature_reason: '没有量温度的原因', seal_state: '封条',
    seal_ok: '完好，编号一致', seal_broken: '破损或编号不符', seal_needed: '请看一下封条', save: '确认到箱', done: '已登记到箱', done_under: '{code} · {count} 件。可以开始收样了。', done_no_count: '{code}。可以开始收样了。', already: '这个箱子已经登记过到箱', already_under: '{time} 登记，不再重复。',
    item: '这是样品的标签，不是箱子的', item_under: '{name}。请到「收样」里扫。', not_label: '不是箱子的标签', to_receive: '去收样', cancel: '取消', list: '装箱单（{count} 件）', from: '交出人', flags: '提示', needed: '这一项要填', fact_box: '到箱', again: '刚刚扫过', again_under: '同一个箱子，请在下面登记。',
    receipt_no: '交接单编号', optional: '可不填', nobody: '（未知）', unnamed: '未命名样品', opened: '{time} 打开',
  },
  {
    title: 'Boxes', coming: 'Boxes on their way', none: 'No box is on its way. You may scan a box’s label all the same.', packing: 'Still being packed', here: 'Arrived today', row: '{count} {count|item|items} · {sampler}', seal: 'seal {seal_no}', no_seal: 'no seal number',
    start: 'started at {degrees} °C', no_start: 'no start temperature', idle: 'Scan the label on the box', idle_under: 'Count, take the temperature, look at the seal. The samples are received afterwards.', arrive: 'A box has arrived', unknown_data: 'Data not here yet',
    unknown_text: 'The list of this box has not come yet. Record its arrival now; the list joins by itself.', expected: '{count} {count|item|items} on the list', count: 'Items counted', count_bad: 'Enter how many', count_differs: 'Differs from the list: {count} {count|item|items} there',
    temperature: 'Temperature on arrival, °C', temperature_hint: 'such as 4.5; -18 when frozen', temperature_bad: 'Enter a temperature, such as 4.5', temperature_needed: 'Enter a temperature, or say below why there is none', no_temperature_reason: 'Why no temperature was taken', seal_state: 'Seal',
    seal_ok: 'Whole, number agrees', seal_broken: 'Broken, or another number', seal_needed: 'Please look at the seal', save: 'It has arrived', done: 'Arrival recorded', done_under: '{code} · {count} {count|item|items}. The samples can be received now.', done_no_count: '{code}. The samples can be received now.',
    already: 'This box has arrived before', already_under: 'Recorded {time}; not again.', item: 'This is a sample’s label, not a box’s', item_under: '{name}. Scan it under Receive.', not_label: 'Not a box’s label', to_receive: 'To Receive', cancel: 'Cancel', list: 'Packing list ({count} {count|item|items})',
    from: 'Handed over by', flags: 'Hints', needed: 'This is needed', fact_box: 'box arrived', again: 'Scanned just now', again_under: 'The same box: record it below.', receipt_no: 'Receipt number', optional: 'optional', nobody: '(unknown)', unnamed: 'Unnamed sample', opened: 'opened {time}',
  },
);
