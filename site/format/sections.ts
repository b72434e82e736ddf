import type { Section } from '../../content/schema/kinds.ts'

/** What a section is for, in one sentence to the public. */
export const about: Record<Section, string> = {
  responses: '群众问的，逐条核实后答复：问的是什么、事实是什么、做了什么、下次什么时候更新。',
  rebuttals: '网上流传的不实说法和查证后的事实，写明依据和查证单位。',
  explainers: '政策为什么这样定、怎么办理、和您有什么关系，并附政策原文。',
  commentaries: '请专业人士讲清楚政策和事件中的专业问题。',
  press: '新闻发布会的预告和实录，实录与预告同在一页。',
  interviews: '媒体采访的问与答。',
}
