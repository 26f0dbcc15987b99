import Testing

@testable import WaymarkCore

/// Plans in other languages.
@Suite struct PlanLanguageTests {
  @Test func `a plan in Italian`() {
    let plan = parse(
      """
      # Piano generale

      ## Stato attuale

      - Tutto fermo

      ## Obiettivi primari

      ### FASE 1 — Fondamenta (Priorità: ALTA)

      **Stato:** in corso
      **Dipende da:** nessuna

      - [x] Scavare
      - [ ] Gettare

      #### Criteri di accettazione

      - Nessuna crepa

      ### FASE 2 — Tetto

      **Dipende da:** Fase 1

      - [ ] Posare le tegole
      """)
    #expect(
      plan.outline == """
        fase-1 primary in_progress: Fondamenta
          fase-1.1 done: Scavare
          fase-1.2 todo: Gettare
        fase-2 primary unknown: Tetto
          fase-2.1 todo: Posare le tegole
        """)
    #expect(plan.objectives.map(\.dependsOn) == [[], ["fase-1"]])
    #expect(plan.objective("fase-1")?.priority == .high)
    #expect(plan.objective("fase-1")?.criteria.map(\.text) == ["Nessuna crepa"])
  }

  @Test func `a plan in Chinese`() {
    let plan = parse(
      """
      # 总体计划

      ## 概述

      - 背景

      ## 阶段1：基础（已完成）

      **状态**：已完成

      - [x] 打地基

      ### 验收标准

      - 没有裂缝

      ## 阶段2：屋顶

      **依赖**：阶段1

      - [ ] 铺瓦
      """)
    #expect(
      plan.outline == """
        阶段-1 primary done: 基础（已完成）
          阶段-1.1 done: 打地基
        阶段-2 primary unknown: 屋顶
          阶段-2.1 todo: 铺瓦
        """)
    #expect(plan.objectives.last?.dependsOn == ["阶段-1"])
    #expect(plan.objectives.first?.criteria.map(\.text) == ["没有裂缝"])
  }

  @Test(arguments: [
    ("## Phase 1: Dach\n\n**Status:** erledigt", DeclaredStatus.done),
    ("## Étape 1 : Toit\n\n**Statut :** en cours", .inProgress),
    ("## Fase 1: Tejado\n\n**Estado:** pendiente", .todo),
    ("## Fase 1: Dak (AFGEROND)\n\nTekst.", .done), ("## フェーズ1：屋根\n\n**状態**：完了", .done),
    ("## 1. 지붕\n\n**상태**: 진행 중", .inProgress), ("## Этап 1: Крыша\n\n**Статус:** готово", .done),
  ])
  func `status words of other languages are known`(body: String, status: DeclaredStatus) {
    let plan = parse("# Plan\n\n\(body)\n\n- a\n")
    #expect(plan.objectives.map(\.declaredStatus) == [status])
  }
}
