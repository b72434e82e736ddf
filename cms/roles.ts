/** Duties a person may hold (contract: Demo people). A person may hold several; four eyes is a rule on the record. */
export const roles = {
  monitor: { zh: '信息员', en: 'Monitor', does: '收集网上网下的意见，登记舆情线索' },
  analyst: { zh: '研判员', en: 'Analyst', does: '判断线索是否成案、性质和走势' },
  handler: { zh: '承办人', en: 'Handler', does: '核实、处置，代表本单位确认文稿' },
  editor: { zh: '撰稿人', en: 'Editor', does: '起草、更正、更新回应文稿' },
  reviewer: { zh: '业务审核人', en: 'Reviewer', does: '审核事实和政策依据' },
  secrecy: { zh: '保密审查员', en: 'Secrecy officer', does: '逐件进行保密审查' },
  signer: { zh: '签发人', en: 'Signer', does: '签发、紧急发布、撤回' },
  spokesperson: { zh: '新闻发言人', en: 'Spokesperson', does: '对外发布、接受采访' },
  liaison: { zh: '联络员', en: 'Liaison', does: '代表外单位协商确认' },
  inspector: { zh: '督查员', en: 'Inspector', does: '督查指导，只读' },
  admin: { zh: '系统管理员', en: 'System administrator', does: '管理人员、单位和设置' },
  security: { zh: '安全管理员', en: 'Security administrator', does: '管理安全策略' },
  auditor: { zh: '审计员', en: 'Auditor', does: '查看全部操作记录，只读' },
} as const

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]
