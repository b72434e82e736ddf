type Unit = { code: string; name: string; region: string; lines: string[]; contact: string }

const mailbox = (name: string) => `${name}@demo.huiying.test`

/** Units of a bureau in a city that does not exist, its neighbour agency and one county bureau. `lines`: words people use. */
export const units: Unit[] = [
  {
    code: 'YP-OFFICE',
    name: '办公室（政务公开科）',
    region: '云浦市',
    lines: ['新闻发布会', '发布会', '采访', '网站', '留言', '信息公开'],
    contact: mailbox('yp-office'),
  },
  {
    code: 'YP-SI',
    name: '社会保险中心',
    region: '云浦市',
    lines: ['社保卡', '社保', '养老金', '退休', '工龄', '失业保险金', '失业金', '灵活就业', '工伤', '缴费', '参保'],
    contact: mailbox('yp-si'),
  },
  {
    code: 'YP-LABOUR',
    name: '劳动保障监察支队',
    region: '云浦市',
    lines: ['欠薪', '拖欠工资', '讨薪', '工资', '加班费', '高温津贴', '劳动合同', '押金', '黑中介'],
    contact: mailbox('yp-labour'),
  },
  {
    code: 'YP-EXAM',
    name: '人事考试中心',
    region: '云浦市',
    lines: ['考试', '成绩', '复核', '准考证', '报名', '资格审核', '证书'],
    contact: mailbox('yp-exam'),
  },
  {
    code: 'YP-JOBS',
    name: '就业服务中心',
    region: '云浦市',
    lines: ['招聘会', '就业', '求职', '技能补贴', '技能提升', '培训', '见习', '创业'],
    contact: mailbox('yp-jobs'),
  },
  {
    code: 'YP-MED',
    name: '云浦市医疗保障局',
    region: '云浦市',
    lines: ['医保', '看病', '报销', '住院', '生育津贴', '门诊'],
    contact: mailbox('yp-med'),
  },
  {
    code: 'YP-SONGZE',
    name: '松泽县人力资源和社会保障局',
    region: '松泽县',
    lines: ['社保卡', '社保', '欠薪', '就业', '招聘会', '灵活就业'],
    contact: mailbox('yp-songze'),
  },
]
