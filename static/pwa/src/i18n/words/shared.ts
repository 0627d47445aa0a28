/** Words of a phone that several people share: lock, PINs, who is here. */
import { words } from '../catalogue';

const zh = {
  me_guide: '使用说明（可打印）', me_tour: '再看一遍入门卡片', back: '返回', close: '关闭', cancel: '取消',
  door_here: '这台手机现由{name}使用',
  door_text: '加入后两人共用：各用各的 PIN，草稿分开，待发的记录一起送出。{name}如果还没有 PIN，请先返回，在「我的」里设好，否则要重新加入。',
  parted: '{name}在这台手机上已停用：其记录已送到实验室，其数据已清除',
  lock_title: '已锁定', lock_waiting: '{count} 条待发，都在手机里，会照常送出', lock_clear: '没有待发的记录', lock_who: '谁来使用',
  lock_pin_of: '{name}的 PIN', lock_typed: '已输入 {count} 位', lock_open: '打开', lock_erase: '删除一位', lock_keys: '数字键',
  lock_wrong: 'PIN 不对。再错 {left} 次要等一会儿。', lock_pause: '错了几次，请等 {time} 再试；同事可以点自己的名字打开。',
  lock_alone_pause: '错了几次，请等 {time} 再试。记录都在，会照常送出。', lock_no_pin: '{name}还没有 PIN，要用新的二维码或短码重新加入。',
  lock_forgot: '忘记 PIN，或新同事', lock_forgot_text: '请实验室发新的二维码或短码，有网络时在这里重新加入。没送出的记录都还在。', lock_join: '输入短码加入',
  pin_title: '设 PIN', pin_change: '更改 PIN', pin_why: '几个人共用一台手机时，每人一个 PIN。它只是锁：挡住别人顺手打开，不给数据加密。请记住它，忘了要请实验室重新加入。',
  pin_old: '现在的 PIN', pin_new: '新 PIN（4–8 位数字）', pin_again: '再输入一次', pin_form: 'PIN 要 4–8 位数字', pin_differs: '两次输入不一样', pin_simple: '太容易猜：不要全是同一个数字，也不要 1234 这样的顺序',
  pin_old_wrong: '现在的 PIN 不对', pin_save: '保存 PIN', pin_saved: 'PIN 已设好', pin_off: '取消 PIN', pin_gone: '已取消 PIN',
  shared_title: '共用此手机', shared_intro: '几个人轮流用这台手机：各有各的 PIN 和草稿，待发的记录在一个队列里，谁在用都会一起送出。',
  shared_people: '这台手机上的人', shared_pin: '有 PIN', shared_no_pin: '没有 PIN', shared_acting: '正在使用', shared_waiting: '{count} 条待发',
  shared_add: '添加同事', shared_add_text: '同事用主任给的二维码、短码，或登录名和密码加入；只有这一步要网络。', shared_code: '用短码或二维码', shared_password: '用登录名和密码',
  shared_first_pin: '先给自己设 PIN，再添加同事。', shared_lock_now: '锁定 / 换人', trouble_sign_in: '要重新登录后才能送出', trouble_revoked: '已停用，正在送出剩下的记录',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/shared').then(({ en }) => en));
