import { readCategories } from './category-table.ts'
import { KEYWORDS } from './keywords-data.ts'

/**
 * The catalogue of domain.md §3: 12 classes (code · names) and 91 leaves
 * (code · Chinese name · English name · level · limit · priority · usual handler · flags).
 * Levels L0 and L1 start in the grid, L2 in the community, L3 in the subdistrict. Priorities P0 urgent, P1 high, P2 normal, P3 low.
 * Flags: E also tell the resident to call 110/119/120 first; S sensitive; X an enforcement department is needed; A anonymity is expected;
 * V every case is verified.
 */
const TABLE = `
01 | 消防燃气用电安全 | Fire, gas and electrical safety
0101 | 消防通道/楼道堵塞 | Blocked fire lane or stairwell | L1 | 24h | P1 | 物业+微网格 | V
0102 | 电动车入户/飞线充电 | E-bike indoors or charged by a loose line | L1 | 24h | P1 | 物业/社区 | V
0103 | 消防设施损坏缺失 | Fire equipment broken or missing | L2 | 3wd | P1 | 物业→消防 | V
0104 | 燃气泄漏/异味 | Gas leak or smell of gas | L2 | 30m | P0 | 燃气公司 | EV
0105 | 燃气用具/软管隐患 | Unsafe gas appliance or hose | L1 | 3wd | P1 | 燃气公司+网格 | –
0106 | 电线裸露/私拉乱接 | Bare or improvised wiring | L1 | 24h | P1 | 物业/供电 | V
0107 | 烟火/焚烧 | Open burning or fireworks | L1 | 1h | P0 | 物业/消防 | E
0108 | 九小场所隐患 | Unsafe small premises (shops, workshops, lodgings) | L2 | 5wd | P1 | 社区→街道应急 | X
02 | 公共安全与治安 | Public safety and order
0201 | 高空抛物/坠物风险 | Objects thrown or falling from a height | L2 | 24h | P1 | 物业→派出所 | V
0202 | 可疑人员/盗抢线索 | Suspicious persons, theft or robbery | L3 | 1h | P0 | 派出所 | ESA
0203 | 电信诈骗线索 | Telephone or online fraud | L3 | 4h | P1 | 派出所 | S
0204 | 打架斗殴/酗酒闹事 | Fighting or drunken disorder | L3 | 15m | P0 | 派出所 | E
0205 | 传销/涉黄赌毒线索 | Pyramid selling, prostitution, gambling or drugs | L3 | 24h | P1 | 派出所 | SAX
0206 | 出租房安全/群租 | Unsafe or overcrowded rented flat | L2 | 5wd | P2 | 社区+派出所 | X
0207 | 危险坑洞/边坡/围墙 | Dangerous pit, slope or wall | L2 | 4h | P0 | 街道 | V
03 | 环境卫生 | Cleanliness and environment
0301 | 暴露垃圾 | Uncollected rubbish | L1 | 4wh | P2 | 物业/环卫 | –
0302 | 建筑垃圾/大件堆放 | Building waste or bulky items | L1 | 2wd | P2 | 物业/环卫 | –
0303 | 楼道堆物 | Things piled up in the stairwell | L0 | 3wd | P2 | 微网格+物业 | –
0304 | 道路不洁/积水 | Dirty road or standing water | L1 | 4wh | P2 | 环卫/市政 | –
0305 | 油烟/异味 | Cooking fumes or bad smell | L2 | 5wd | P2 | 街道城管 | X
0306 | 噪音(施工/广场舞/商铺/邻里) | Noise (building work, dancing, shops, neighbours) | L1 | 1wd | P2 | 社区→城管/派出所 | X
0307 | 污水外溢/化粪池满 | Sewage overflow or full septic tank | L1 | 24h | P1 | 物业/排水 | –
0308 | 病媒生物(鼠蚊蟑) | Pests (rats, mosquitoes, cockroaches) | L1 | 5wd | P3 | 物业/社区 | –
04 | 市政与公用设施 | Municipal works and utilities
0401 | 井盖缺损 | Manhole cover missing or broken | L3 | 2h | P0 | 权属单位 | V
0402 | 路灯不亮 | Street light out | L3 | 3wd | P2 | 城管照明 | –
0403 | 路面破损 | Damaged road surface | L3 | 24h | P1 | 市政 | –
0409 | 路面塌陷 | Road collapse | L3 | 30m | P0 | 市政 | EV
0404 | 停水/停电/停气/断网 | Water, power, gas or network cut off | L2 | 2h | P1 | 权属单位 | –
0405 | 线缆低垂凌乱 | Low or tangled cables | L2 | 24h | P1 | 通信/供电 | –
0406 | 健身/儿童设施损坏 | Broken fitness or play equipment | L1 | 3wd | P2 | 社区/文体 | –
0407 | 行道树倾倒/枯枝 | Fallen street tree or dead branches | L3 | 4h | P1 | 园林 | –
0408 | 无障碍设施损坏 | Barrier-free facility damaged | L2 | 5wd | P2 | 社区/残联 | –
05 | 小区与物业 | Compounds and property management
0501 | 电梯困人 | People trapped in a lift | L1 | 15m | P0 | 维保+物业 | E
0502 | 电梯故障停运 | Lift out of order | L1 | 24h | P1 | 物业/维保 | –
0503 | 二次供水/漏水 | Secondary water supply or leaking mains | L1 | 24h | P1 | 物业 | –
0504 | 停车秩序/充电桩 | Parking order and charging points | L1 | 5wd | P2 | 物业/业委会 | –
0505 | 物业服务/收费争议 | Service or fees of the property manager | L2 | 7wd | P2 | 社区→街道物管 | –
0506 | 业委会/维修资金 | Owners' committee or maintenance fund | L2 | 15wd | P3 | 社区+住建 | –
0507 | 门禁监控损坏 | Broken entrance control or camera | L1 | 3wd | P2 | 物业 | –
0508 | 房屋漏水 | Leak inside a dwelling | L2 | 5wd | P2 | 物业/住建 | –
0509 | 外墙脱落 | Outer wall coming off | L2 | 4h | P0 | 物业/住建 | V
06 | 矛盾纠纷 | Disputes
0601 | 邻里纠纷 | Dispute between neighbours | L1 | 3wd | P2 | 网格员+调解员 | S
0602 | 家庭婚姻纠纷 | Family or marriage dispute | L2 | 3wd | P1 | 社区调委会/妇联 | S
0603 | 家暴线索 | Domestic violence | L3 | 30m | P0 | 派出所+妇联 | ES
0604 | 物业纠纷 | Dispute with the property manager | L2 | 7wd | P2 | 社区 | S
0605 | 劳资/欠薪 | Labour dispute or unpaid wages | L3 | 5wd | P1 | 街道劳动监察 | XS
0606 | 消费纠纷 | Consumer dispute | L3 | 7wd | P3 | 市场监管/12315 | S
0607 | 房屋租赁/买卖 | Renting or buying a home | L2 | 7wd | P3 | 社区 | S
0608 | 群体性苗头 | Signs of collective unrest | L3 | 1h | P0 | 街道综治 | S
07 | 特殊人群关爱 | Care for people in need
0701 | 独居老人异常/失联 | Older person living alone out of reach | L1 | 30m | P0 | 微网格+社区 | EVS
0702 | 困难救助需求 | Hardship relief | L2 | 3wd | P1 | 社区民政 | S
0703 | 残疾人服务 | Services for disabled people | L2 | 5wd | P2 | 残联专干 | S
0704 | 留守/困境儿童 | Left-behind or distressed child | L2 | 24h | P1 | 儿童主任 | S
0705 | 走失人员 | Missing person | L3 | 15m | P0 | 派出所 | ES
0706 | 流浪乞讨 | Homeless person or begging | L3 | 4h | P1 | 救助站 | S
0707 | 心理援助 | Psychological help | L2 | 24h | P1 | 社工/医院 | S
0708 | 精神障碍患者异常 | Person with a mental disorder in crisis | L3 | 15m | P0 | 派出所+卫健 | ESX
08 | 便民与政务服务 | Everyday and government services
0801 | 代办(证明/社保/医保) | Errands with offices (certificates, social and medical insurance) | L1 | 3wd | P2 | 网格员 | –
0802 | 政策咨询 | Question about a policy | L2 | 3wd | P3 | 社区窗口 | –
0803 | 居住证/户籍咨询 | Residence permit or household registration | L2 | 3wd | P3 | 社区 | –
0804 | 就业/培训 | Jobs and training | L2 | 5wd | P3 | 社区 | –
0805 | 助餐/助浴/助医 | Help with meals, bathing or medical care | L1 | 1wd | P2 | 社工/站点 | –
0806 | 维修服务(蜂格巢) | Repairs at home | L1 | 3wd | P3 | 站点 | –
0807 | 场地/活动预约 | Booking a place or an activity | L2 | 1wd | P3 | 社区 | –
0808 | 陪诊/代购 | Company to hospital or shopping for someone | L1 | 1wd | P2 | 志愿者 | –
09 | 城市秩序 | Order in public space
0901 | 占道经营 | Trading on the pavement or road | L3 | 4wh | P2 | 城管 | X
0902 | 违法搭建(4wh内叫停) | Illegal building (stopped within 4 working hours) | L3 | 20wd | P2 | 城管 | X
0903 | 小广告/违规广告 | Stickers and illegal advertisements | L1 | 1wd | P3 | 社区/城管 | –
0904 | 机动车乱停 | Illegally parked vehicles | L3 | 4h | P2 | 交警/城管 | X
0905 | 共享单车乱放 | Shared bikes in the way | L1 | 1wd | P3 | 运维企业 | –
0906 | 施工扰民/扬尘 | Building site noise or dust | L3 | 4wh | P1 | 城管/住建 | X
0907 | 犬只扰民/不牵绳 | Dog nuisance or dog off the lead | L2 | 3wd | P2 | 派出所/社区 | X
10 | 公共卫生与动物 | Public health and animals
1001 | 传染病线索 | Infectious disease | L3 | 1h | P0 | 社区卫生中心 | SE
1002 | 食品安全 | Food safety | L3 | 3wd | P1 | 市场监管 | AX
1003 | 饮用水异常 | Drinking water not as it should be | L3 | 2h | P0 | 水务/疾控 | –
1004 | 非法行医/药品 | Unlicensed medical practice or drugs | L3 | 7wd | P2 | 卫健 | AX
1005 | 流浪犬猫伤人风险 | Stray dogs or cats that may hurt people | L3 | 24h | P1 | 街道/农业畜牧/环卫 | –
1006 | 死亡动物 | Dead animal | L3 | 1wd | P2 | 街道/农业畜牧/环卫 | –
11 | 自然灾害与突发 | Natural disasters and emergencies
1101 | 内涝/积水倒灌 | Flooding or water running into buildings | L2 | 30m | P0 | 街道应急 | E
1102 | 大风/雷电/冰雹损害 | Damage by wind, lightning or hail | L2 | 1h | P0 | 街道应急+社区 | –
1103 | 地质/边坡险情 | Landslide or unstable ground | L3 | 30m | P0 | 街道应急/自然资源 | E
1104 | 火情 | Fire | L3 | 0m | P0 | 119 | E
1105 | 高温/低温救助 | Help in heat or cold | L2 | 2h | P1 | 街道应急+社区 | –
1106 | 停水停电(大面积) | Water or power cut over a wide area | L3 | 1h | P0 | 街道应急+社区 | –
1107 | 受困/转移需求 | People cut off or to be moved | L2 | 30m | P0 | 街道应急+社区 | –
12 | 意见建议与治理参与 | Suggestions and taking part
1201 | 社区建设建议 | Suggestion for the community | L2 | 7wd | P3 | 社区 | –
1202 | 微更新/项目提案 | Small renewal or project proposal | L2 | 7wd | P3 | 社区+议事会 | –
1203 | 议事协商请求 | Request for a deliberation | L2 | 7wd | P3 | 社区 | –
1204 | 表扬感谢 | Praise and thanks | L2 | 3wd | P3 | 社区 | –
1205 | 对工作人员/平台的投诉 | Complaint about staff or this platform | L3 | 7wd | P2 | 街道/区级主办单位 | SA
1206 | 信息更正/删除请求(个人信息权利) | Correction or deletion of personal data | L3 | 15d | P2 | 个人信息保护负责人 | S
`

/** The catalogue with which a district starts: 12 classes and 91 leaves, each class before its leaves. */
export const SEED_CATEGORIES = readCategories(TABLE, KEYWORDS)
