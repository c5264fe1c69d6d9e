/** The words with which documents are named, asked for, missed and waived: parts of regular expressions for folded text. */

/** Identity documents, which may be required (人社厅发〔2020〕3号 三). */
export const identityDocument =
  '(?:(?:居民|二代|有效)*身份证(?!明)(?:件|号码|号)?|港澳居民来往内地通行证|台湾居民来往大陆通行证|' +
  '(?:港澳台|港澳|香港|澳门|台湾)(?:同胞|居民)?的?居住证|居住证(?=港澳台)|回乡证|台胞证|外国人?永久居留(?:身份)?证|(?:电子)?社会保障卡|(?:电子)?社保卡)' +
  '(?:原件|正反面|正面|反面|照片|复印件)*';

/** Documents beyond identity, by how their names are formed. */
export const paper = [
  '低保证',
  '(?<![保验认论查印求考核见例辩指签])证(?!实|人|监|明|件号|券交易)(?:书|件|本)?',
  '证明(?!人|了|您已|其已|您仍|你已)(?:材料|文件|信|书)?',
  '[复影]印(?!机)|影本|正本|副本|誊本|扫描件|原件|附件|补件|(?:租房|备案|租赁)备案|备案[表回]',
  '照片|证件照|相片|[冠寸彩近]照',
  '公章|盖[个一]?章|印章|签章|手印|指印',
  '(?:通知|协议|承诺|介绍|推荐|委托|判决|裁决|裁定|调解|诊断|鉴定|决定|任命|说明|声明|保证|报告|申请|辞职|聘)(?:书|信(?!息)|函)|通知单|鉴定结论|申请表|审批表|推荐表|派遣证|报到证|报告单',
  '合同|协议(?!约定)',
  '流水|明细|凭据|单据|票据|发票|收据|回执|存折|银行卡(?!号)|(?:工资|退工|离职|辞退|缴费)(?:条|单|信|清单)|(?:缴费|参保|社保|收支)清单|(?<!就业|服务|联系|通话|访问)记录(?!在案|显示|表明|了)|(?:征信|评估|审计|验证|辞职|离职)报告|(?:交接|核定|确认|证明|批准)单|(?:解除|终止)[^，]{0,3}书|离职手续|(?:工商|注销|解除|辞职|离职)手续',
  '手册|户口[本簿薄页]|户籍[本簿页]|档案|[调提]档|执照|文凭|病历|(?:体检|检测|化验)(?:报告|单|结果)|健康码|行程码|核酸|截图|录音|录像',
  '(?<![原新])材料(?!科|厂|公司|学院)|(?<!个人)资料(?!库|员)|情况说明|文件|纸质',
].join('|');

/** To hand a document over, to have one issued, or to mark one. */
export const demand =
  '提供(?!的|过|了?(?:服务|就业|岗位|职业|帮助|支持))|提交(?!的|过)|上传(?!的)|[上递呈补]交|补传|补齐|补全|补办|补上|补一?[份张个]|补充(?!说明|告知|填写)|' +
  '携带|随身带|(?<!附)带(?!头|动|队|领|薪|来不便)|出示|出具|开具|去开|开[个一张来好]|(?<![移社成提外])交(?!流|通|换|易|谈|接|往|界|代|叉)|' +
  '打印|复印|拍照|拍[摄个张下一]|扫描|邮寄|寄|快递|送[来到交至]|附上|附[一后]|附(?=[^，]{0,8}(?:证|材料|件))|粘贴|(?<![补津])贴|发[来送到给]|传[来真到给]|拿[来到着]|持(?!续|有(?!关|效))|凭|盖|签[字名署]|按手印|备[好齐]|准备好|收取|调取|调档|转档|调出|缺一不可';

/** A document is needed: stands before the document. */
export const need = '需|必须|应当|要求|务必|请|麻烦|还要|得有|得要|要有|先要|再要|要';

/** A document is missing. */
export const missing =
  '未能?(?:提供|提交|上传|补交|补齐|出示|携带|带|交|附|见|收到|按要求|开具|盖章)|没有?(?:带|交|提供|提交|上传|附|开|收到|见到)|收不到|见不到|(?:无法|不能|拒绝|拒不|不予|不肯|不愿|不)(?:提供|提交|出示|开具|交|带)|缺少|缺失|欠缺|尚缺|还缺|少了|拿不出|交不出|(?:提供|提交|拿|交)不了';
/** The same, directly before the document, or directly after. */
export const missingBefore = '没有|无(?!需|须|法|业)|缺|少|凭';
export const missingAfter =
  '未转|未到|未存|不齐|不全|不完整|不完备|不足|不合格|不规范|不符合要求|过期|有误|模糊|缺失|欠缺|没有|缺';

/** A document is not needed. `不要忘`, `要不要` and the like mean the opposite. */
export const waiver =
  '无需|无须|毋须|毋需|勿需|勿须|不需要?|不必|不用|(?<!要)不要(?!忘|遗漏|漏|错|落)|请勿(?!忘|遗漏|漏)|切勿(?!忘)|免于|免去|免除|免交|免提[交供]|不再|' +
  '不(?:得|会|能|应当?|可以|准|许)?再?(?:要求|收取|索要|强制)|严禁(?:要求|索要)?|禁止(?:要求|索要)?|不以|不因|不是(?:必须|必需|必要)的?|(?:不是|并非)(?:因为?|由于)|非必[需要须]|没有必要';

/** The same, after the document. */
export const waivedAfter =
  '(?:都|均|也|一律|一概|等|就|您|是|可以?)*(?:无需|无须|毋须|不需要?|不必(?!可少)|不用|免于|免交|免提|可以?不|不是必[需要须]的?|不[作做]?要求|不收|不再要|没有必要|非必[需要须])再?(?:提供|提交|上传|交|携带|带|出示|收取|准备|开具|开|办)?';

/** Words that cancel a waiver: it is denied or questioned. */
export const denial = '不是|并非|并不是|没说|未说|没有说|难道|谁说|岂|不得';

/** It makes no difference without a document. */
export const allTheSame = '(?:也|都|亦|均|仍|照样|同样)*(?:可以?|能够?|不影响|不妨碍)';

/** To state something in words, which may be asked for. */
export const telling =
  '说明|告知|告诉|填写|描述|回答|答复|确认|核对|写明|陈述|何时|什么时|什么原因|哪[天年月里个一]|多少|几[月号年]|是否|有没有|是不是|为何|为什么';

/** Somebody has or issues a document, which does not ask for it. */
export const having = '发放|颁发|核发|申领|可获|获得|取得|考取|持有|签订|续签|办有';

/** Documents in English, by how their names are formed. */
export const englishPaper =
  'certificates?|certification|certified|diplomas?|transcripts?|proofs?|evidence|documents?|documentation|paperwork|papers?|photos?|photographs?|pictures?|copy|copies|photocopy|photocopies|scans?|screenshots?|stamps?|stamped|seal|sealed|contracts?|payslips?|pay slips?|statements? (?:from|of your (?:bank|employer))|bank statements?|letters?|licen[cs]es?|booklet|household register|hukou book|registration book|records?|reports?|receipts?|attachments?|archive|(?:disability|student|work|health|veteran|unemployment|union|library) cards?|file from|forms? signed|signed form|agreement|invoices?';
export const englishIdentity =
  '(?:valid )?(?:resident )?(?:identity|id) (?:cards?|documents?|numbers?|papers?)|identity documents?|social security cards?|residence permits?|(?:mainland )?travel permits?|permanent resident (?:id |identity )?cards?';
export const englishDemand =
  'bring|bringing|e ?mail|waiting for|have your|ask your|provide|providing|upload|send|submit|show|present|attach|produce|hand in|hand over|enclose|supply|supplement|mail|post|obtain|get|carry|give us|let us have|without|need|needs|needed|require|requires|required|must|should|missing|lacks?|lacking|incomplete|not (?:provided|submitted|received|attached|enclosed)|did not (?:provide|submit|bring|send)|no (?:proof|certificate|document|evidence)|fail(?:ed|ure)? to';
export const englishTelling =
  'tell us|say|when|since when|which|who|what|where|whether|why|how|explain|confirm';
export const englishWaiver =
  '(?:no need|not necessary|unnecessary|need not|needn.?t|(?:do|does) not (?:need|have to|require)|don.?t (?:need|have to)|do not (?:bring|send|provide|upload|submit)|don.?t (?:bring|send|provide|upload)|without having to|nobody (?:may|can) (?:ask|demand)|may not (?:be )?ask(?:ed)?|never ask)';
export const englishWaivedAfter =
  '(?:is|are) (?:not|never) (?:needed|required|necessary|asked)|(?:is|are) (?:needed|required) by nobody';
