import type { Bilingual } from './language.ts';

/**
 * Every way in which a request can be refused: its stable code, the HTTP status and what a person is told.
 * Codes never change their meaning; texts may become better. Details name fields and rules, never what
 * somebody wrote.
 */
export const problems = {
  'invalid-json': [400, '请求内容不是有效的 JSON。', 'The body is not valid JSON.'],
  'invalid-request': [
    400,
    '请求中有几处需要更正，详见 errors。',
    'Several things need correcting: see errors.',
  ],
  'unknown-field': [
    400,
    '请求中有系统不认识的字段，请检查字段名。',
    'The request has a field that is not known.',
  ],
  'missing-field': [400, '缺少必填字段。', 'A required field is missing.'],
  'invalid-field': [400, '有字段的格式或取值不正确。', 'A field has a wrong form or value.'],
  unauthenticated: [401, '请先登录。', 'Please sign in.'],
  'role-not-allowed': [403, '您的角色不能进行这项操作。', 'Your role may not do this.'],
  'outside-jurisdiction': [
    403,
    '该事项属于其他地区，请由当地经办机构办理。',
    'This belongs to another district and has to be handled there.',
  ],
  'case-not-found': [404, '没有找到这个申请。', 'There is no such case.'],
  'task-not-found': [404, '没有找到这项待办。', 'There is no such task.'],
  'region-not-found': [404, '没有这个地区的服务信息。', 'There is no information for this region.'],
  'body-too-large': [413, '请求内容过大，最多 64 KB。', 'The body is too large: at most 64 KB.'],
  'unsupported-media-type': [415, '请以 application/json 提交。', 'Please send application/json.'],

  'region-not-served': [
    422,
    '该地区不在本系统服务范围内，请填写受理地的六位区县代码。',
    'This district is not served here: give the six-digit code of the county or district that you apply to.',
  ],
  'identity-number-length': [422, '公民身份号码应为 18 位。', 'An identity number has 18 characters.'],
  'identity-number-characters': [
    422,
    '公民身份号码只能由数字组成，末位可以是 X。',
    'An identity number consists of digits; the last may be X.',
  ],
  'identity-number-full-width': [
    422,
    '公民身份号码中有全角字符，请切换到半角重新输入。',
    'The identity number has full-width characters: please type it in half width.',
  ],
  'identity-number-fifteen-digits': [
    422,
    '15 位身份证号码已停止使用，请填写 18 位公民身份号码。',
    'The 15-digit form is no longer valid: please give the 18-digit number.',
  ],
  'identity-number-lost-precision': [
    422,
    '身份号码末尾数字已被电子表格损坏，无法还原，请按证件重新填写。',
    'A spreadsheet has destroyed the last digits; they cannot be restored. Please copy the number from the card.',
  ],
  'identity-number-region': [
    422,
    '身份号码前两位不是有效的省级代码，请核对。',
    'The first two digits are no province: please check the number.',
  ],
  'identity-number-date': [
    422,
    '身份号码中的出生日期不存在，请核对第 7 至 14 位。',
    'The birth date in the number does not exist: please check digits 7 to 14.',
  ],
  'identity-number-future': [
    422,
    '身份号码中的出生日期在今天之后，请核对。',
    'The birth date in the number lies in the future: please check it.',
  ],
  'identity-number-checksum': [
    422,
    '身份号码校验不通过，可能有一位数字填错，请对照证件核对。',
    'The check digit does not match: a digit is probably wrong. Please compare with the card.',
  ],
  'invalid-name': [
    422,
    '姓名格式不正确，请按证件填写。',
    'The name is not valid: please write it as on the card.',
  ],
  'invalid-phone': [
    422,
    '联系电话格式不正确，请填写 11 位手机号或带区号的固定电话。',
    'The phone number is not valid: give an 11-digit mobile number or a landline with its area code.',
  ],
  'under-minimum-age': [
    422,
    '未满 16 周岁，不能办理失业登记。',
    'A person under 16 cannot be registered as unemployed.',
  ],
  'drawing-pension': [
    422,
    '已依法享受基本养老保险待遇，不能办理失业登记；有求职意愿的，可以办理求职登记。',
    'A person drawing a basic pension cannot be registered as unemployed, but may register as a job-seeker.',
  ],
  'date-in-future': [422, '日期不能在今天之后。', 'The date may not lie in the future.'],
  'date-does-not-exist': [422, '日期不存在，请核对。', 'The date does not exist.'],
  'unknown-unemployment-reason': [
    422,
    '失业原因代码不存在，请从目录中选择。',
    'There is no such unemployment reason: choose one from the catalogue.',
  ],
  'reason-needs-school-leaving-date': [
    422,
    '毕业、肄业未就业的，请填写离校日期。',
    'For this reason the date of leaving school is needed.',
  ],
  'reason-needs-last-employer': [
    422,
    '该失业原因需要填写原工作单位名称（无需任何证明材料）。',
    "For this reason the last employer's name is needed (but no proof of anything).",
  ],
  'channel-not-allowed': [
    422,
    '线上申请由本人或代办人提交，窗口申请由工作人员录入。',
    'Online applications are sent by the person or a helper; counter applications are entered by staff.',
  ],
  'already-active': [
    409,
    '该人员已有办理中的申请或有效的失业登记，全国范围内只能有一个。',
    'The person already has an open application or an active registration; there can be only one nationwide.',
  ],
  'idempotency-key-reused': [
    422,
    '该幂等键已用于另一份内容不同的请求，请换一个。',
    'This idempotency key was used for a different request: please take a new one.',
  ],
  'not-possible-now': [
    409,
    '事项目前的状态不能进行这项操作。',
    'This is not possible in the present state of the case.',
  ],
  'task-already-decided': [409, '这项待办已经办结。', 'This task has been decided already.'],
  'case-changed': [
    409,
    '内容刚刚被他人更新，请刷新后再试。',
    'Somebody else has just changed this: please reload and try again.',
  ],
  'unknown-refusal-reason': [
    422,
    '不予登记的理由不在允许范围内，请从待办中列出的理由里选择。',
    'This is no permitted ground for a refusal: choose one that the task lists.',
  ],
  'unknown-information-item': [
    422,
    '补充内容不在可询问范围内，请从待办中列出的项目里选择。',
    'This may not be asked: choose one of the items that the task lists.',
  ],
  'forbidden-document': [
    422,
    '不得要求申请人提供该证明材料：除身份证件外不得要求任何材料（人社厅发〔2020〕79号）。',
    'This document may not be asked for: nothing beyond an identity document may be (人社厅发〔2020〕79号).',
  ],
  'contradicting-evidence': [
    409,
    '比对结果与登记条件不符，同意登记须逐项说明核实情况（overruledEvidence）。',
    'The comparison contradicts a registration: to approve, say for each finding why (overruledEvidence).',
  ],
  'nothing-was-asked': [409, '目前没有需要补充的内容。', 'Nothing is being asked at present.'],
  'job-seeker-registration-not-offered': [
    409,
    '该申请没有转为求职登记的选项。',
    'Job-seeker registration is not offered for this application.',
  ],
  'unknown-profile-fact': [
    422,
    '这项情况不在本地区须了解的范围内。',
    'This fact is not among those that the region has to learn.',
  ],
  'unknown-tag': [422, '本地区没有这一重点群体标注。', 'The region has no such group to mark.'],
  'nothing-recorded': [422, '没有可登记的内容。', 'There is nothing to record.'],
  'unknown-track': [422, '本地区没有这一就业意愿分类。', 'The region has no such track.'],
  'unknown-tier-ground': [
    422,
    '分级依据不在本地区通知所列范围内。',
    'The notice of the region does not name this ground for a tier.',
  ],
  'one-to-one-owed': [
    422,
    '按本地区规定，该人员应享受“一对一”服务。',
    'By the rules of the region this person is owed one-to-one service.',
  ],
  'unknown-service': [
    422,
    '服务项目不在本地区服务计划范围内。',
    'The service is not in the plans of the region.',
  ],
  'no-plan': [
    409,
    '尚未制定服务计划，请先制定计划。',
    'There is no service plan yet: please make one first.',
  ],
  'same-track': [422, '计划没有变化，无需调整。', 'Nothing would change in the plan.'],
  'service-outside-plan': [
    422,
    '服务日期不在服务计划期间内，请核对。',
    'The date of the service lies outside the plan.',
  ],
  'age-outside-internship': [
    422,
    '该人员不在就业见习规定的年龄范围内。',
    'The person is outside the ages of the internship.',
  ],
  'refusal-needs-reason': [
    422,
    '拒绝服务的须填写原因；未拒绝的不填。',
    'A refusal needs its reason, and only a refusal has one.',
  ],
  'no-obligation-for-month': [409, '该月没有回访任务。', 'No follow-up is owed for this month.'],
  'month-already-followed-up': [409, '该月回访已经完成。', 'The follow-up of this month is done already.'],
  'unknown-method': [
    422,
    '回访方式不在本地区规定范围内。',
    'The region does not know this way of following up.',
  ],
  'unknown-closure-reason': [
    422,
    '注销原因不在规定范围内。',
    'This is no reason for closing a registration.',
  ],
  'closure-counted-by-rule': [
    422,
    '该注销原因由系统按记录自动计算提请，不能人工填报。',
    'This closure is counted by rule from records; nobody can propose it by hand.',
  ],
  'evidence-missing': [422, '缺少该注销原因所需的依据。', 'The evidence that this reason needs is missing.'],
  'closure-already-proposed': [
    409,
    '已有待审核的注销提请。',
    'A closure has been proposed already and awaits its decision.',
  ],
  'already-reported': [
    409,
    '您已报告过这项变化，正在处理中，无需重复提交。',
    'You have reported this already; it is being dealt with and need not be sent again.',
  ],
  'supervisor-needed': [403, '该事项须由主管审核。', 'Only a supervisor may decide this.'],
  'no-closure-to-object-to': [409, '没有可以提出异议的注销。', 'There is no closure to object to.'],
  'already-objected': [409, '已经提出过异议。', 'An objection has been raised already.'],
  'officer-unchanged': [409, '该人员已经是联系专人。', 'This officer has the case already.'],
  'same-district': [422, '转入地与现登记地相同。', 'The registration is in this district already.'],
  'notice-not-found': [404, '没有找到这条通知。', 'There is no such notice.'],
  'notice-already-delivered': [
    409,
    '该通知已送达，不再提供联系方式。',
    'The notice has been delivered: the number it went to is given no more.',
  ],
  'notice-lapsed': [
    409,
    '该通知已无需发送，不再提供联系方式。',
    'The notice is no longer to be sent: the number it would go to is not given.',
  ],
  'delivery-before-issue': [
    422,
    '送达时间早于通知发出的时间，请核对。',
    'The notice had not been issued then: please check the time.',
  ],
  'too-many-delivery-reports': [
    409,
    '该通知的发送记录过多，请人工联系本人后登记送达。',
    'Too much was reported of this notice: contact the person and record the delivery.',
  ],
  'value-not-amendable': [
    400,
    '该政策值不能在线修订：可以修订的有时限、督办步骤、办理天数、回访、服务计划、再就业回访、重新纳入、拒绝服务和失联的次数、见习年龄。',
    'This value cannot be amended at run time: only time limits, ladders, handling times, follow-up, service plan, checks after a placement, re-entry, refusals, months without contact and internship ages can.',
  ],
  'amendment-in-conflict': [
    409,
    '另一项修订已规定同一政策值自同一日起的内容，请更正那一项。',
    'Another amendment already changes this value from the same day on: please correct that one.',
  ],
  'amendment-changed': [
    409,
    '该修订刚刚被他人更新，请重新查看后再试。',
    'Somebody else has just loaded this amendment: please look at it and try again.',
  ],
  'unknown-reason-for-refusal': [
    422,
    '未接受服务的原因不在可选范围内，请从待办中列出的原因里选择。',
    'This is no reason for not taking a service: choose one that the task lists.',
  ],
  'fair-does-not-fit': [
    422,
    '没有该区县在该日期举办的专场招聘会，或服务项目不是招聘活动。',
    'There was no such fair in the district on that day, or the service is no recruitment event.',
  ],
  'fair-already-recorded': [
    409,
    '该区县该日期的专场招聘会已登记。',
    'A fair of this district on this day has been recorded already, under another title.',
  ],
  'no-recruitment-fairs': [
    422,
    '本地区通知没有每月专场招聘会的要求。',
    'The notice of this region does not ask for a monthly fair.',
  ],
  'officer-not-available': [
    422,
    '没有可以接手的工作人员：不在名册、不在该地区或不在岗。',
    'No officer can take this: not entered, not of this district, or away.',
  ],
  'absence-reversed': [
    422,
    '离岗结束日期早于开始日期，或代理人是本人。',
    'The absence ends before it begins, or the deputy is the person who is away.',
  ],
  'internal-error': [
    500,
    '系统内部错误，内容没有改变，请稍后重试。',
    'Something failed here; nothing was changed. Please try again.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong, at a place in the request (JSON pointer, or the name of a parameter). */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: ProblemCode;
}

/** Thrown to answer a request with a problem (RFC 9457). Holds nothing that a person wrote. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldProblem[];

  constructor(
    code: ProblemCode,
    extensions: Readonly<Record<string, unknown>> = {},
    errors: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.extensions = extensions;
    this.errors = errors;
  }

  /** What is wrong with several fields: the code they share, or that there are several. */
  static ofFields(errors: readonly FieldProblem[]): Problem {
    const codes = new Set(errors.map((error) => error.code));
    const [first] = codes;
    return new Problem(codes.size === 1 && first ? first : 'invalid-request', {}, errors);
  }
}

export const statusOf = (code: ProblemCode): number => problems[code][0];
export const titleOf = (code: ProblemCode): Bilingual => ({ zh: problems[code][1], en: problems[code][2] });
