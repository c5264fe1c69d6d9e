import { useRead } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import type { ActId } from './use-case.ts';

/** What acts on a case are called, in the words of a button. Others are called as their operation is declared. */
const actNames: Readonly<Partial<Record<ActId, Bilingual>>> = {
  'decide-application': { zh: '审核申请', en: 'Decide the application' },
  'withdraw-application': { zh: '撤回申请', en: 'Withdraw the application' },
  'end-application': { zh: '终止申请（申请人死亡）', en: 'End the application of somebody who has died' },
  'provide-information': { zh: '代为补充说明', en: 'Give the information that was asked for' },
  'register-as-job-seeker': { zh: '转为求职登记', en: 'Register as a job-seeker instead' },
  'end-job-seeker-registration': { zh: '终止求职登记', en: 'End the registration as a job-seeker' },
  'correct-person': { zh: '更正个人信息', en: 'Correct personal data' },
  'request-correction': { zh: '申请更正信息', en: 'Ask for a correction' },
  'answer-correction': { zh: '答复更正申请', en: 'Answer a request for a correction' },
  'reveal-personal-data': { zh: '查看完整个人信息', en: 'See personal data in full' },
  'confirm-identity': { zh: '核实身份', en: 'Confirm who the person is' },
  'link-account': { zh: '关联本人账号', en: 'Link an account' },
  'grant-mandate': { zh: '登记委托代理', en: 'Record a mandate' },
  'note-certificate': { zh: '登记《就业创业证》注明', en: 'Note a tax measure on the certificate' },
  'withdraw-certificate-note': { zh: '撤销《就业创业证》注明', en: 'Withdraw a note on the certificate' },
  'revoke-mandate': { zh: '撤销委托代理', en: 'Revoke a mandate' },
  'reassign-case': { zh: '指派工作人员', en: 'Give the case to an officer' },
  'declare-interest': { zh: '申报回避', en: 'Declare an interest' },
  'record-profile': { zh: '登记基本情况和重点群体', en: 'Record the profile and the groups' },
  'record-contact': { zh: '记录首次联系', en: 'Record the first contact' },
  'book-contact': { zh: '预约联系', en: 'Book a contact' },
  'cancel-contact': { zh: '取消预约', en: 'Cancel the booked contact' },
  'make-plan': { zh: '制定服务计划', en: 'Make the service plan' },
  'adjust-plan': { zh: '调整服务计划', en: 'Adjust the service plan' },
  'record-service': { zh: '记录服务', en: 'Record a service' },
  'attempt-follow-up': { zh: '记录未联系上', en: 'Record an attempt' },
  'complete-follow-up': { zh: '完成月度回访', en: 'Complete the follow-up' },
  'report-change': { zh: '报告变化情况', en: 'Report a change' },
  'handle-signal': { zh: '办结变化情况', en: 'Deal with a change' },
  'propose-closure': { zh: '提请注销失业登记', en: 'Propose the closure' },
  'decide-closure': { zh: '审核注销', en: 'Decide the closure' },
  'raise-objection': { zh: '提出异议', en: 'Object' },
  'decide-objection': { zh: '复核异议', en: 'Decide the objection' },
  'record-placement-check': { zh: '记录再就业回访', en: 'Record a check after the placement' },
  'transfer-registration': { zh: '转移登记地', en: 'Transfer the registration' },
  'copy-record': { zh: '复制个人信息', en: 'Give a copy of the record' },
  'show-data-notice': { zh: '记录已告知个人信息处理规则', en: 'Record that the data notice was shown' },
  'restrict-processing': { zh: '限制个人信息处理', en: 'Restrict processing' },
  'lift-restriction': { zh: '解除个人信息处理限制', en: 'Lift the restriction' },
  'request-deletion': { zh: '请求删除个人信息', en: 'Ask for deletion' },
  'decide-deletion': { zh: '审核删除请求', en: 'Decide the request for deletion' },
  'destroy-records': { zh: '销毁期满档案', en: 'Destroy records whose time is over' },
  'apply-for-hardship': {
    zh: '登记就业困难认定申请',
    en: 'Record a request to be recognised as in difficulty',
  },
  'withdraw-hardship': { zh: '撤回认定申请', en: 'Take the request to be recognised back' },
  'answer-hardship-candidate': { zh: '核实就业困难人员线索', en: 'Look at a candidate' },
  'check-hardship': { zh: '就业困难人员认定审核', en: 'Check employment difficulty' },
  'publish-hardship-notice': { zh: '发布认定公示', en: 'Put up the public notice' },
  'object-to-hardship-notice': { zh: '登记公示异议', en: 'Record an objection to the notice' },
  'answer-hardship-notice-objection': { zh: '核实公示异议', en: 'Answer an objection to the notice' },
  'end-hardship-notice': { zh: '登记公示结果', en: 'Record what came of the notice' },
  'decide-hardship': { zh: '认定就业困难人员', en: 'Decide on the recognition' },
  'make-assistance-plan': { zh: '制定个性化援助方案', en: 'Make the individual plan' },
  'claim-from-plan': { zh: '按援助方案一并申领补贴', en: 'Claim the subsidies of the plan together' },
  'exit-hardship': { zh: '退出就业困难人员范围', en: 'End the recognition' },
  'object-to-hardship': { zh: '代为提出认定异议', en: 'Object to the decision on the recognition' },
  'decide-hardship-objection': { zh: '复核认定异议', en: 'Review the objection to the decision' },
  'rate-service': { zh: '评价服务', en: 'Rate what was done' },
  'answer-rating': { zh: '答复评价', en: 'Answer a rating' },
};

/** What an act is called; one that is not in the list above, as its operation is declared. */
export function useActName(act: string): string {
  const { t } = useText();
  const known = (actNames as Readonly<Record<string, Bilingual | undefined>>)[act];
  const form = useRead(
    'GET /forms/{operationId}',
    { path: { operationId: act } },
    { enabled: known === undefined },
  );
  return known ? t(known) : (form.data?.body.title ?? act);
}
