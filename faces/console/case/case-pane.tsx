export default function CasePane({ caseId }: { caseId: string; onBack: () => void }) {
  return <p>{caseId}</p>
}
