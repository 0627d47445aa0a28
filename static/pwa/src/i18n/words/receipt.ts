/** Words of a box's arrival that came later: its receipt, its instrument, phones without a box. */
import { words } from '../catalogue';

export const t = words(
  {
    receipt: '到箱回执', number: '回执号', box: '箱号', count: '清点', count_of: '{count} 件（清单 {expected} 件）', count_only: '{count} 件（清单未到）', temperature: '到箱温度', with: '{degrees} °C · {instrument}', degrees: '{degrees} °C', seal: '封条', seal_ok: '完好', seal_broken: '破损或编号不符', carrier: '送样人', receiver: '接收人', at: '到箱时间', print: '打印回执', show: '请送样人拍下这个码，或打印一张。', check: '开始收样', check_later: '接着扫下一个箱子，或按回车开始收样。', signed: '签字：', notice: '本回执只证明箱子已到，样品还要逐个核对。',
    instrument: '温度计', instrument_hint: '扫它的标签，或输入编号、名称；不知道就空着', instrument_unknown: '没有这台仪器。请扫仪器标签，或从列表里选，或清空', seal_listed: '封条（清单上 {seal_no}）', photo: '封条照片', optional: '可不填', overdue: '{name} 校准已过期（{due}），读数会带提示',
    as_of: '这是 {time} 的情况', as_of_text: '联系不上服务器。之后出发的箱子可能不在这里；扫到的一样能登记，联网后自动送出。', never: '还没有取到数据', none_today: '今天没有要来的箱子和样品。扫到什么就收什么。',
    phones: '按手机收（没有装箱）', phone_row: '今天 {count} 个样品 · 已到 {here}', loose: '零散样品：扫到什么收什么', sheet: '扫码指令卡', sample: '没有装箱的样品', sample_under: '{name}。按回车收这部手机今天的全部样品。', in_box: '箱子里的样品', in_box_here: '{name} 在箱 {box}。按回车到那个箱子收样。', in_box_coming: '{name} 在箱 {box} 的清单上。请先扫箱子的标签登记到箱。', already_under: '{time} 已登记，不再重复。按回车开始收样。', go: '去收',
  },
  {
    receipt: 'Receipt for a box', number: 'Receipt', box: 'Box', count: 'Counted', count_of: '{count} {count|item|items} ({expected} on the list)', count_only: '{count} {count|item|items} (list still to come)', temperature: 'Temperature', with: '{degrees} °C · {instrument}', degrees: '{degrees} °C', seal: 'Seal', seal_ok: 'whole', seal_broken: 'broken or differs', carrier: 'Carrier', receiver: 'Receiver', at: 'Arrived', print: 'Print the receipt', show: 'The carrier may photograph this code, or gets it on paper.', check: 'Receive its samples', check_later: 'Scan the next box, or press Enter to receive its samples.', signed: 'Signed:', notice: 'This receipt says that the box has come; its samples are still to be checked.',
    instrument: 'Thermometer', instrument_hint: 'scan its label, or type its number or name; leave it blank when unknown', instrument_unknown: 'No such instrument. Scan its label, choose from the list, or clear the field', seal_listed: 'Seal ({seal_no} on the list)', photo: 'Photo of the seal', optional: 'optional', overdue: 'The calibration of {name} has run out ({due}); the reading will carry a hint',
    as_of: 'As of {time}', as_of_text: 'The server cannot be reached. Boxes that left since may be missing here; what you scan is kept all the same and sent later.', never: 'Nothing fetched yet', none_today: 'Nothing expected today; scan anyway.',
    phones: 'By phone (without a box)', phone_row: '{count} {count|sample|samples} today · {here} here', loose: 'Loose samples: whatever is scanned', sheet: 'Command sheet', sample: 'A sample without a box', sample_under: '{name}. Press Enter to take in everything from this phone today.', in_box: 'A sample of a box', in_box_here: '{name} is in box {box}. Press Enter to receive that box.', in_box_coming: '{name} is on the list of box {box}. Scan the box’s own label first.', already_under: 'Recorded {time}; not again. Press Enter to receive its samples.', go: 'Go',
  },
);
