/** A line of work: what people ask about it, who answers, and what was counted. */
export type Subject = { topic: string; editor: string; unit: string; matter: string; thing: string; check: string }

const si = { editor: 'editor', unit: 'YP-SI' }
const labour = { editor: 'editor2', unit: 'YP-LABOUR' }
const exam = { editor: 'editor4', unit: 'YP-EXAM' }
const jobs = { editor: 'editor5', unit: 'YP-JOBS' }

export const subjects: readonly Subject[] = [
  { ...si, topic: '社保卡', matter: '补办社保卡', thing: '补卡申请', check: '窗口制卡记录' },
  { ...si, topic: '失业保险', matter: '申领失业保险金', thing: '申领记录', check: '审核和发放流水' },
  { ...si, topic: '养老保险', matter: '养老保险关系转移', thing: '转移申请', check: '转入转出对账单' },
  { ...si, topic: '灵活就业', matter: '灵活就业人员缴费', thing: '扣款记录', check: '银行扣款回单' },
  { ...si, topic: '工伤', matter: '工伤认定', thing: '认定申请', check: '受理台账和调查笔录' },
  { ...labour, topic: '欠薪', matter: '拖欠工资', thing: '投诉登记', check: '考勤和工资专用账户流水' },
  { ...labour, topic: '工资', matter: '加班费计算', thing: '投诉登记', check: '工资条和打卡记录' },
  { ...labour, topic: '劳动监察', matter: '劳动合同签订', thing: '检查记录', check: '合同文本和入职登记' },
  { ...exam, topic: '考试', matter: '准考证打印', thing: '打印请求', check: '服务器日志' },
  { ...exam, topic: '成绩复核', matter: '成绩复核', thing: '复核申请', check: '评分明细和登记表' },
  { ...jobs, topic: '招聘会', matter: '招聘会岗位真实性', thing: '岗位登记', check: '企业用工证明' },
  { ...jobs, topic: '技能提升', matter: '技能提升补贴', thing: '补贴申请', check: '证书和缴费记录' },
]

export const districts = ['青屿区', '河湾区', '松泽县', '北塬新区'] as const
export const streets = [
  '云溪路',
  '桐荫路',
  '锦川路',
  '文昌街',
  '柳浪里',
  '观澜道',
  '听泉巷',
  '望岳路',
  '稻香街',
  '长桥路',
] as const
export const places = ['便民服务中心', '社区工作站', '服务大厅', '工业园服务点', '市民驿站'] as const
export const channels = ['热线', '网站信箱', '论坛', '微博', '窗口意见簿'] as const
export const causes = [
  '系统升级后两个环节没有接上',
  '窗口只按最长期限答复，没有说明可以改在别处办',
  '材料由人工传递，中间积压',
  '通知短信没有发出',
  '新规定刚实行，窗口人员理解不一致',
  '单位没有及时申报，数据对不上',
] as const
export const measures = [
  '积压的当周全部办结，逐一电话告知',
  '改为系统自动比对，不再要求交复印件',
  '增设周六上午窗口',
  '每天抽查十份受理单',
  '在办事页增加进度查询',
  '对窗口人员重新培训并考核',
] as const
