import type { ProblemText } from '../wording/episode-wording.ts';

/** The problems that belong to no episode: those of requests, access, notices and rules. */
export const generalProblems = {
  'invalid-json': [
    400,
    '请求内容不是有效的JSON，或者同一字段出现了两次。',
    'The body is not valid JSON, or contains a field twice.',
  ],
  'invalid-encoding': [
    400,
    '请求内容不是UTF-8编码，请以UTF-8编码重新提交。',
    'The body is not encoded in UTF-8. Please send it again in UTF-8.',
  ],
  'invalid-characters': [
    400,
    '文字中有无法保存的字符（如控制字符或乱码），请删除后重新填写。',
    'A text contains characters that cannot be stored, such as control characters. Please write it again without them.',
  ],
  'one-line-only': [
    400,
    '这一项只能填写一行，请去掉文字中间的换行。',
    'This field has one line: please take the line breaks out of the text.',
  ],
  'invalid-request': [
    400,
    '请求中有几处需要更正，请逐项核对。',
    'Several fields need correcting. Please check each of them.',
  ],
  'unknown-field': [400, '请求中有未定义的字段，请核对字段名。', 'The request contains an unknown field.'],
  'missing-field': [400, '有必填内容没有填写，请补充。', 'A required field is missing.'],
  'text-says-nothing': [
    400,
    '文字内容为空或只有看不见的字符，请写明内容。',
    'The text is empty or has only invisible characters. Please write something readable.',
  ],
  'invalid-field': [400, '有内容的格式或取值不正确，请核对。', 'A field has an invalid format or value.'],
  'invalid-cursor': [
    400,
    '翻页位置无效，请从上一页继续翻页，或者从第一页重新开始。',
    'This is not the `next` of an earlier page. Use it exactly as you received it, or start from the first page.',
  ],
  'too-many-to-order': [
    422,
    '该地区登记人数较多，不能按最差在前排列，请改按月度状态筛选。',
    'This district has too many registrations for this order. Please filter by the status of a month instead.',
  ],
  'precondition-failed': [
    412,
    '内容在您查看之后已有变化，请刷新后再办理。',
    'This has changed since you read it. Please reload it and decide again.',
  ],
  'records-destroyed': [
    410,
    '该事项的档案已按规定销毁，个人信息不可恢复；只能查看不含文字内容的办理经过。',
    'The records of this case were destroyed as the rules require. Only its history, without any text, can still be read.',
  ],
  'own-room-used': [
    409,
    '该事项在网上办理的次数或者内容已达到上限，不能再在网上办理，请联系经办机构。',
    'This case has reached the limit of what can be done online. Please contact the agency for anything else.',
  ],
  'record-full': [
    409,
    '该事项的记录已达到系统可保存的上限，不能再增加，请联系系统管理员。',
    'The records of this case have reached the size limit, and nothing more can be added. Please contact the system administrator.',
  ],
  'search-needs-something': [
    422,
    '请至少填写一项：申请编号或者公示编号、证件号码、联系电话或者完整姓名。',
    'Please give at least one of these: application number, number of a public notice, identity number, phone number or full name.',
  ],
  'search-by-number-only': [
    403,
    '系统管理员和审计人员只能按申请编号查找，不能按个人信息查找。',
    'Administrators and auditors can search by application number only, not by personal data.',
  ],
  'search-too-wide': [
    422,
    '符合条件的事项过多，请再填写一项，例如证件号码、联系电话或者申请编号。',
    'Too many cases match. Please add something, such as the identity number, the phone number or the application number.',
  ],
  'before-the-case': [
    422,
    '所选时间早于该事项的开始时间，请选择受理之后的时间。',
    'The case did not exist at that time. Please choose a later time.',
  ],
  'idempotency-key-reused': [
    422,
    '这一提交编号已用于另一次内容不同的提交，请换用新的编号；在页面上办理的，请刷新后重新提交。',
    'This Idempotency-Key was used for a different request. Please choose a new one.',
  ],
  unauthenticated: [401, '请先登录。', 'Please sign in.'],
  'role-not-allowed': [403, '您的角色不能进行这项操作。', 'Your role may not do this.'],
  'not-in-directory': [
    403,
    '工作人员名册中没有与您的登录相符的登记，暂不能办理，请联系本单位管理员登记或更正。',
    'The staff directory has no entry that matches your sign-in, so you cannot do anything yet. Please ask the administrator of your unit.',
  ],
  'staff-role-not-yours-to-enter': [
    403,
    '您不能登记或更改这一角色的人员：主管可登记经办人员，单位管理员还可登记主管，单位管理员由系统管理员登记。',
    'You may not enter or change staff with this role. Supervisors enter officers, unit administrators also enter supervisors, and the system administrator enters unit administrators.',
  ],
  'mandate-ended': [
    403,
    '您代为办理的委托已到期或者已撤销，请由本人重新委托。',
    'The mandate under which you acted has ended or was revoked. The person has to give you a new one.',
  ],
  'mandate-does-not-cover': [
    403,
    '您的委托不包括这项操作，请由本人办理。',
    'Your mandate does not cover this. The person has to do it themself.',
  ],
  'outside-jurisdiction': [
    403,
    '该事项属于其他地区，请由当地经办机构办理。',
    'This belongs to another district and must be handled there.',
  ],
  'case-not-found': [404, '没有找到这个申请。', 'There is no such case.'],
  'task-not-found': [404, '没有找到这项待办。', 'There is no such task.'],
  'region-not-found': [404, '没有这个地区的服务信息。', 'There is no service information for this region.'],
  'form-not-found': [404, '没有这个办理事项的表单。', 'There is no form for this operation.'],
  'body-too-large': [413, '请求内容过大，请减少内容后重新提交。', 'The body is too large. Please send less.'],
  'unsupported-media-type': [
    415,
    '请以UTF-8编码的application/json格式提交。',
    'Please send application/json in UTF-8.',
  ],
  'region-not-served': [
    422,
    '该地区不在服务范围内，请填写受理地的六位区县代码。',
    'This district is not served here. Please give the six-digit code of the county or district where you apply.',
  ],
  'district-abolished': [
    422,
    '该区划已撤销，请改填承接其区域的区划代码。',
    'This division has been abolished. Please give the one that replaced it (see `successor`).',
  ],
  'division-unknown': [
    422,
    '区划代码不存在或已撤销，请核对。',
    'There is no such division, or it has been abolished. Please check the code.',
  ],
  'data-notice-not-found': [
    404,
    '没有该版本的个人信息处理告知，请核对版本编号。',
    'There is no such version of the notice on personal data.',
  ],
  'unknown-agency': [
    422,
    '机构目录中没有该区县的这一机构，请按服务指南所列机构填写，或者不填。',
    'The directory has no such agency in this district. Please choose one that the guide lists, or none.',
  ],
  'unknown-data-notice': [
    422,
    '个人信息处理告知已更新，请重新阅读后提交。',
    'The notice on personal data has changed. Please read it again, then submit.',
  ],
  'helper-not-provided-for': [
    422,
    '本地区通知没有规定由这类人员协助联系和服务，请由工作人员办理。',
    'The circular of this region does not provide for helpers of this kind. An officer has to do it.',
  ],
  'helper-needs-agreement': [
    422,
    '由劳务经纪人协助的，须填写与其签订书面委托协议的日期（个人信息保护法第二十一条）。',
    'If a labour broker helped, give the date of the written agreement with them (PIPL art. 21).',
  ],
  'date-in-future': [422, '日期不能在今天之后。', 'The date cannot be in the future.'],
  'date-out-of-range': [
    422,
    '日期不在1900年至2199年之间，请核对年份。',
    'The date is not between the years 1900 and 2199. Please check the year.',
  ],
  'date-does-not-exist': [422, '日期不存在，请核对。', 'The date does not exist.'],
  'not-possible-now': [
    409,
    '事项目前的状态不能进行这项操作。',
    'This is not possible in the current state of the case.',
  ],
  'task-already-decided': [409, '这项待办已经办结。', 'This task has already been completed.'],
  'case-changed': [
    503,
    '内容正被他人反复更新，本次操作没有生效，请稍后重试。',
    'Others kept changing this at the same time, so nothing was changed. Please try again in a moment.',
  ],
  busy: [
    503,
    '系统繁忙，请稍后重试；在原页面重试的，不会重复办理。',
    'The system is busy. Please try again in a moment. With the same Idempotency-Key nothing is done twice.',
  ],
  'being-updated': [
    503,
    '系统正在更新，本次操作没有生效，请几分钟后重试。',
    'The system is being updated, so nothing was changed. Please try again in a few minutes.',
  ],
  'run-is-another': [
    409,
    '该比对编号已用于其他来源、日期、文件或经办人，请使用新的编号。',
    'The number of this run is already used for another source, day, file or person. Please use a new one.',
  ],
  'unknown-method': [
    422,
    '回访方式不在本地区规定范围内。',
    'The rules of this region do not provide for this way of following up.',
  ],
  'notice-not-found': [404, '没有找到这条通知。', 'There is no such notice.'],
  'notice-has-no-letter': [
    409,
    '该通知发给工作人员，不是发给本人的，没有告知书。',
    'This notice is addressed to staff, not to the person, so it has no letter.',
  ],
  'notice-already-delivered': [
    409,
    '该通知已送达，不再提供联系方式。',
    'The notice has been delivered, so its phone number is no longer provided.',
  ],
  'notice-lapsed': [
    409,
    '该通知已无需发送，不再提供联系方式。',
    'The notice no longer needs to be sent, so its phone number is not provided.',
  ],
  'notice-held-back': [
    409,
    '这一号码尚未核验是否为本人所用，当日发往该号码的通知已达上限，本条暂缓发送，请在所附时间以后取发送内容。',
    'This phone number is unconfirmed, and has had the maximum number of messages for today. Please fetch this one after the time given.',
  ],
  'notice-not-yet': [
    409,
    '现在不是办公时间。发给本人的短信等通知在办公时间内发送，请在所附时间以后取发送内容。',
    'People receive messages in office hours only. Please fetch this one after the time given.',
  ],
  'delivery-before-issue': [
    422,
    '送达时间早于通知发出的时间，请核对。',
    'The notice had not been issued at that time. Please check the time.',
  ],
  'too-many-delivery-reports': [
    409,
    '该通知的发送记录过多，请人工联系本人后登记送达。',
    'There are too many delivery reports for this notice. Please contact the person and record the delivery.',
  ],
  'comparison-not-loaded': [
    422,
    '该来源尚未导入当日的此类数据，不能据此认定以前的记录已经失效。',
    'No data of this kind were loaded from this source for that day, so earlier records cannot be declared ended.',
  ],
  'holiday-arrangement-not-sound': [
    422,
    '放假安排中有日期不正确，请按所列日期和原因逐项更正。',
    'The holiday arrangement has invalid days. Please correct each day listed, for the reason given with it.',
  ],
  'value-not-amendable': [
    400,
    '该政策值不能在线修订：可以修订的有时限、督办步骤、办理天数、回访、服务计划、再就业回访、重新纳入、拒绝服务和失联的次数、见习年龄、信息公布、机构目录。',
    'This value cannot be amended at run time: only time limits, escalation steps, handling times, follow-up, service plan, checks after a placement, re-entry, refusals, months without contact, internship ages, publications and the directory of agencies can.',
  ],
  'amendment-in-conflict': [
    409,
    '另一项修订已规定同一政策值自同一日起的内容，请更正那一项。',
    'Another amendment already changes this value from the same day. Please correct that one.',
  ],
  'rules-not-computable': [
    422,
    '按该修订，有的地区在有的日期无法得出办理规则，不能导入，请按所列地区和日期核对修订内容。',
    'With this amendment the rules of some regions could not be computed on some days, so it was not loaded. Please check it for the regions and days listed.',
  ],
  'view-name-twice': [
    400,
    '有两个视图同名，请改名后保存。',
    'Two views have the same name. Please rename one of them.',
  ],
  'number-of-a-person': [
    400,
    '保存的内容里有身份证号码或者手机号码，请删除后保存。',
    'This contains an identity number or phone number. Please remove it.',
  ],
  'draft-submitted': [
    409,
    '这份申请已经提交，不能再保存草稿；请到“我的办理”查看。',
    'This application has been submitted, so the draft can no longer be saved. You can find it under your cases.',
  ],
  'status-not-found': [
    404,
    '没有查到。请核对申请编号和手机号后四位；仍查不到的，请登录查看，或者拨打12333。',
    'Nothing was found. Check the application number and the last four digits of the phone number. If that does not help, sign in or call 12333.',
  ],
  'too-many-tries': [
    429,
    '这个申请编号今天已查询5次，请明天再查，或者登录后查看。',
    'This application number has been looked up five times today. Please try again tomorrow, or sign in.',
  ],
  'office-hours-out-of-order': [
    422,
    '办公时间须按先后填写，并且开始早于结束。',
    'Office hours must be in order, and each must begin before it ends.',
  ],
  'proposal-not-found': [404, '没有找到这项提议。', 'There is no such proposal.'],
  'proposal-open': [
    409,
    '同一事项已有待确认的提议，请先确认或者撤回该提议。',
    'Another proposal for the same subject is waiting to be confirmed. Please confirm or withdraw that one first.',
  ],
  'proposal-decided': [
    409,
    '该提议已经确认或者撤回。',
    'This proposal has already been confirmed or withdrawn (`stands`).',
  ],
  'proposer-cannot-confirm': [
    403,
    '提议人不能确认本人的提议，须由另一名政策管理员确认。',
    'You cannot confirm your own proposal. Another policy administrator has to confirm it.',
  ],
  'amendment-changed': [
    409,
    '该修订刚刚被他人更新，请重新查看后再试。',
    'Somebody else has just updated this amendment. Please look at it and try again.',
  ],
  'execution-not-found': [
    404,
    '没有找到这次执行：名称可能有误，或者结束已超过90天、记录已经清除。',
    'There is no such execution. Its name may be wrong, or it ended more than 90 days ago and its history has been deleted.',
  ],
  'not-failed': [
    409,
    '这次执行没有失败，不需要重新执行。',
    'This execution has not failed, so there is nothing to redrive.',
  ],
  'round-goes-on-by-itself': [
    409,
    '这是系统分批处理的执行，不需要重新执行：下一轮会补上没有完成的部分。',
    'This execution is a round of a scheduled job and need not be redriven. The next round does what this one left undone.',
  ],
  'failed-too-long-ago': [
    409,
    '这次执行结束已超过14天，平台不再允许重新执行；夜间核查会为没有办完的事项另起新的执行。',
    'This execution ended more than 14 days ago and can no longer be redriven. The nightly reconciliation starts a new one if something was left undone.',
  ],
  'too-many-events': [
    409,
    '这次执行的事件数已达上限，不能重新执行；夜间核查会为没有办完的事项另起新的执行。',
    'This execution has too many events to be redriven. The nightly reconciliation starts a new one if something was left undone.',
  ],
  'replaced-by-another': [
    409,
    '夜间核查已为这件事项另起了新的执行，不需要重新执行这一次；新的执行失败的，请重新执行新的那次。',
    'The nightly reconciliation has started another execution in its place, so this one need not be redriven. If the new one has failed, redrive that.',
  ],
  'redriven-meanwhile': [
    409,
    '这次执行刚刚已由他人重新执行，请刷新后查看。',
    'Somebody else has just redriven this execution. Please reload it.',
  ],
  'batch-not-found': [404, '没有找到这份批量名单。', 'There is no such batch.'],
  'payment-run-not-found': [
    404,
    '没有这个拨付批次，或者不属于您的资金管理范围。',
    'There is no such payment run in your jurisdiction.',
  ],
  'payment-run-not-entered': [
    409,
    '名单中还有未列入批次的项目，请先逐项列入，再导出拨付文件。',
    'Some items on the list have not entered the run yet. Enter them first, then export the file.',
  ],
  'nothing-to-pay': [409, '没有待拨付的项目。', 'There is nothing to pay.'],
  'scheme-of-fund': [
    422,
    '该补贴项目已载明资金渠道，请按资金渠道录入预算。',
    'The source of this scheme names its fund. Please enter the budget under the fund.',
  ],
  'fund-not-named': [
    422,
    '没有补贴项目载明这一资金渠道，录入的预算不会计入任何拨付。请与补贴项目载明的名称写成一致；项目未载明的，按补贴项目录入。',
    'No scheme names this fund, so that nothing would ever count for its budget: please write it as the schemes do, or enter the budget of the scheme.',
  ],
  'budget-of-one-thing': [
    422,
    '资金渠道和补贴项目须填写一项，且只能填写一项。',
    'Please give either the fund or the scheme, but not both.',
  ],
  'not-a-budget-amount': [
    422,
    '请以元为单位填写金额，最多两位小数；调减填负数，如-1000.50。',
    'Please give the amount in yuan with at most two decimals; a negative amount lowers the budget, such as -1000.50.',
  ],
  'budget-below-zero': [
    422,
    '调减后预算将小于零。调减金额不能超过该资金渠道或者补贴项目本年度已录入的预算，请核对金额和年度。',
    'The budget would be below zero. An entry can lower no more than was entered for this fund or scheme in this year: please check the amount and the year.',
  ],
  'budget-of-nothing': [422, '金额不能为零。', 'The amount may not be zero.'],
  'public-notice-not-found': [
    404,
    '没有这个编号的公示，或者公示已经结束。',
    'There is no public notice with this number, or its display period is over.',
  ],
  'nothing-to-redrive': [
    409,
    '没有符合条件、可以重新执行的项目，名单没有建立。',
    'No matching execution can be redriven, so no batch was created.',
  ],
  'too-many-to-redrive': [
    409,
    '符合条件的项目超过500个，请缩小范围后分批建立名单。',
    'More than 500 executions match. Please narrow the filters and create several batches.',
  ],
  'internal-error': [
    500,
    '系统内部错误，请稍后重试；在原页面重试的，不会重复办理。',
    'Internal error. Please try again in a moment. With the same Idempotency-Key nothing is done twice.',
  ],
} as const satisfies Readonly<Record<string, ProblemText>>;
