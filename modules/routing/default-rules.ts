import type { RoutingRule } from './contract.ts'
import { readRules } from './rule-table.ts'

/**
 * The routing rules with which a district starts, first match wins: category prefix · kind of grid · tier · role · limit · why.
 * `*` matches anything; a limit of `–` leaves the category's own.
 */
const TABLE = `
1205 | *           | *           | subdistrict_officer    | – | 投诉工作人员或平台的，由街道办理，不交给被投诉的人和单位
1206 | *           | *           | subdistrict_officer    | – | 更正、删除个人信息的请求，由街道的个人信息保护负责人办理
0608 | *           | *           | subdistrict_officer    | – | 群体性苗头不论在哪一级发现，都由街道综治统一处置
*    | *           | subdistrict | subdistrict_officer    | – | 大事不出街道：由街道联系执法、公安等部门，责任不随转办离开
*    | dedicated   | grid        | dedicated_grid_liaison | – | 专属网格里的微事，由驻点单位的联络员就地办理
0303 | residential | grid        | micro_grid_member      | – | 楼道堆物多是邻里的事，微网格员熟悉住户，上门一说就清
0101 | residential | grid        | micro_grid_member      | – | 通道堵塞先由微网格员找到车主、物主当场挪开
0808 | residential | grid        | micro_grid_member      | – | 陪诊、代购由微网格员和志愿者就近帮忙
0406 | residential | grid        | community_officer      | – | 健身、儿童设施由社区报修，专干联系文体部门
0805 | residential | grid        | community_officer      | – | 助餐、助浴、助医由社区站点安排，专干对接社工
0806 | residential | grid        | community_officer      | – | 便民维修由社区站点派师傅上门
0501 | residential | grid        | ordinary_grid_lead     | – | 电梯困人先到现场安抚，盯紧维保和物业救人，并已提示拨打 119
0701 | residential | grid        | ordinary_grid_lead     | – | 独居老人失联，网格长叫上微网格员马上上门查看
06   | residential | grid        | ordinary_grid_lead     | – | 邻里纠纷由网格长会同调解员上门劝和
08   | residential | grid        | ordinary_grid_lead     | – | 代办事项由网格员上门帮办
*    | residential | grid        | ordinary_grid_lead     | – | 微事不出网格：由一般网格长联系物业、住户办理
0104 | *           | community   | main_grid_lead         | – | 燃气泄漏由总网格长指挥疏散，联系燃气公司抢修
0207 | *           | community   | main_grid_lead         | – | 坑洞、围墙等险情由总网格长先围挡警示，再报街道
0509 | *           | community   | main_grid_lead         | – | 外墙脱落由总网格长先拉警戒线，再催物业和住建处理
11   | *           | community   | main_grid_lead         | – | 灾害和突发情况由总网格长统一调度
0505 | *           | community   | committee_member       | – | 物业服务和收费争议由驻网格两委牵头协调
0506 | *           | community   | committee_member       | – | 业委会和维修资金的事由驻网格两委指导监督
06   | *           | community   | committee_member       | – | 小区里调不下来的纠纷，由驻网格两委组织调委会调解
1201 | *           | community   | committee_member       | – | 建设建议由驻网格两委研究答复
1202 | *           | community   | committee_member       | – | 微更新和项目提案由驻网格两委提交议事会
1203 | *           | community   | committee_member       | – | 议事协商由驻网格两委召集
07   | *           | community   | community_officer      | – | 困难群众的救助和服务，由民政、残联、儿童等专干办理
08   | *           | community   | community_officer      | – | 政策和办事咨询由社区窗口答复
*    | *           | community   | community_officer      | – | 小事不出社区：由社区专干联系有关单位办理
*    | *           | *           | main_grid_lead         | – | 没有更具体的规则，由总网格长负责安排
`

/** The rules in their order, the catch-all last. */
export const DEFAULT_RULES: readonly RoutingRule[] = readRules(TABLE)
