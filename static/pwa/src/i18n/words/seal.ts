/** Words of checking, sealing and signing. */
import { words } from '../catalogue';

const zh = {
  title: '核对封样', back: '返回', not_found: '手机里没有这个样品，或者您无权查看。', not_open: '这个样品已经封样或作废，不能再封。要改内容请用「更正」。', to_sample: '看样品',
  check: '请核对', check_hint: '有不对的，先在这里改对再封样；封样后只能写明原因更正。', fields: '抽样单', photos: '照片', seals: '封条', pair: '抽样人员', pair_hint: '两人或以上',
  party: '被抽样单位签名人', party_hint: '在场的负责人或经营者，可不填', signatures: '签名', signatures_hint: '封样后签名只给有权的人看。', optional: '可不填', needed: '需要',
  seal_no_a: '检样封条编号', seal_no_b: '备样封条编号', no_b_reason: '没有备样封条的原因', scan_seal: '扫封条', scan_title: '扫封条上的码', seal_same: '检样和备样用了同一个封条编号，请核对。',
  missing_title: '还差 {count} 项', missing_count: '{count} 项', missing_kind_field: '抽样单', missing_kind_own: '本项目的问题', missing_kind_photo: '照片', missing_kind_seal: '封条', missing_kind_person: '抽样人员', missing_kind_signature: '签名', missing_cannot: '办不到…', missing_cannot_label: '{name}：办不到', reason_label: '{name}：办不到，因为', reason_keep: '记下原因', reason_title: '说明了原因（{count}）', reason_undo: '撤回', cancel: '取消',
  whole: '✓ 都齐了', seal: '确认封样', seal_wait: '还差 {count} 项：{name}', sealed: '已封样', later: '先存着，以后再封', kept: '自动保存', failed: '没有封成。填的内容都还在，请再试。', unkept: '刚才的改动没有存下来。{why}',
  missing_second_sampler: '第二名抽样人员', missing_signature: '{who}的签名',
  as_sampler: '抽样人员', as_second_sampler: '第二抽样人员', as_sampled_party: '被抽样单位', as_witness: '见证人', as_carrier: '运送人', as_receiver: '样品管理员',
  sign: '签名', sign_again: '重签', sign_title: '{who}签名', sign_here: '请在框内签名', sign_hint: '用手指、触控笔或鼠标签；签好后点「签好了」。也可以把手机横过来签。', clear: '清除', done: '签好了', sign_short: '还没有签，请在框内签名。',
  signed_at: '{time} 签', signed_none: '还没有签', refuse: '拒签', refuse_reason: '拒签的原因', refuse_witness: '见证人', refuse_done: '记为拒签', refused: '拒签：{reason}', refused_with: '{reason}；见证人：{witness}',
  type_name: '不能在屏上签？键入姓名', typed_name: '姓名', typed_done: '用键入的姓名', typed_under: '键入姓名 · 见证人 {witness}', drawn: '改为手写', close: '关闭', required: '这一项要填', close_sure: '签名还没有点「签好了」，关闭后要重签。', preview: '{who}的签名',
  offer: '监督抽检：现在核对并封样', offer_text: '在被抽样单位离开前，核对内容、贴封条、三方签名。', go_on: '继续封样', read_only: '已封样，内容不能再改；有错请写明原因更正。', correct: '更正', print: '打印抽样单',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/seal').then(({ en }) => en));
