<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AcknowledgeDialog</name>
    <message numerus="yes">
        <source>Acknowledged. %n more is needed before anything can be written.</source>
        <translation>
            <numerusform>Acknowledged. %n more is needed before anything can be written.</numerusform>
            <numerusform>Acknowledged. %n more are needed before anything can be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledgement(s) needed; none so far.</source>
        <translation>
            <numerusform>%n acknowledgement needed; none so far.</numerusform>
            <numerusform>%n acknowledgements needed; none so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnchorsCard</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssessmentModel</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssuranceFacts</name>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken</source>
        <translation>
            <numerusform>%n broken</numerusform>
            <numerusform>%n broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssurancesPane</name>
    <message numerus="yes">
        <source>checked {day}, %n time(s)</source>
        <translation>
            <numerusform>checked {day}</numerusform>
            <numerusform>checked {day}, %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BaselineBar</name>
    <message numerus="yes">
        <source>Locking opens when %n questions here are answered.</source>
        <translation>
            <numerusform>Locking opens when %n question here is answered.</numerusform>
            <numerusform>Locking opens when %n questions here are answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreachesPage</name>
    <message numerus="yes">
        <source>%n breaches, newest first</source>
        <translation>
            <numerusform>%n breach, newest first</numerusform>
            <numerusform>%n breaches, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n breaches written to {file}, marked {banner}.</source>
        <translation>
            <numerusform>%n breach written to {file}, marked {banner}.</numerusform>
            <numerusform>%n breaches written to {file}, marked {banner}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message numerus="yes">
        <source>Show all %n changes</source>
        <translation>
            <numerusform>Show %n change</numerusform>
            <numerusform>Show all %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistCard</name>
    <message numerus="yes">
        <source>%n checked, none of them holds.</source>
        <translation>
            <numerusform>%n checked, it does not hold.</numerusform>
            <numerusform>%n checked, none of them holds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseKit</name>
    <message numerus="yes">
        <source>Any {needed} of the {shares} sheets open the vault; %n may be lost.</source>
        <translation>
            <numerusform>Any {needed} of the {shares} sheets open the vault; %n may be lost.</numerusform>
            <numerusform>Any {needed} of the {shares} sheets open the vault; %n may be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesPanel</name>
    <message numerus="yes">
        <source>%n copy(ies) of this version were made before.</source>
        <translation>
            <numerusform>%n copy of this version was made before.</numerusform>
            <numerusform>%n copies of this version were made before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) blacked out: a redacted copy, never accepted as a packet.</source>
        <translation>
            <numerusform>%n part blacked out: a redacted copy, never accepted as a packet.</numerusform>
            <numerusform>%n parts blacked out: a redacted copy, never accepted as a packet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeterminationView</name>
    <message numerus="yes">
        <source>Residual, after %n measures</source>
        <translation>
            <numerusform>Residual, after %n measure</numerusform>
            <numerusform>Residual, after %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers missing</source>
        <translation>
            <numerusform>%n answer missing</numerusform>
            <numerusform>%n answers missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierHead</name>
    <message numerus="yes">
        <source>%n check(s) late</source>
        <translation>
            <numerusform>%n check late</numerusform>
            <numerusform>%n checks late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n open incident</numerusform>
            <numerusform>%n open incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more unit(s)</source>
        <translation>
            <numerusform>%n more unit</numerusform>
            <numerusform>%n more units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropCover</name>
    <message numerus="yes">
        <source>Drop to open %n packet(s) in Approvals</source>
        <translation>
            <numerusform>Drop to open %n packet in Approvals</numerusform>
            <numerusform>Drop to open %n packets in Approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) were not opened: only PDF packets are.</source>
        <translation>
            <numerusform>%n other file was not opened: only PDF packets are.</numerusform>
            <numerusform>%n other files were not opened: only PDF packets are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) were left out: drop them once these are read.</source>
        <translation>
            <numerusform>%n packet was left out: drop it once these are read.</numerusform>
            <numerusform>%n packets were left out: drop them once these are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropNotice</name>
    <message numerus="yes">
        <source>This change hides %n answered question(s).</source>
        <translation>
            <numerusform>This change hides %n answered question.</numerusform>
            <numerusform>This change hides %n answered questions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message numerus="yes">
        <source>%n more field(s); the export has all of them.</source>
        <translation>
            <numerusform>%n more field; the export has all of them.</numerusform>
            <numerusform>%n more fields; the export has all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message numerus="yes">
        <source>{kind}, %n months</source>
        <translation>
            <numerusform>{kind}, %n month</numerusform>
            <numerusform>{kind}, %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message numerus="yes">
        <source>%n entries shown</source>
        <translation>
            <numerusform>%n entry shown</numerusform>
            <numerusform>%n entries shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeLines</name>
    <message numerus="yes">
        <source>%n answers missing</source>
        <translation>
            <numerusform>%n answer missing</numerusform>
            <numerusform>%n answers missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unable</source>
        <translation>
            <numerusform>%n unable</numerusform>
            <numerusform>%n unable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueGroup</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowPanel</name>
    <message numerus="yes">
        <source>%n new since {date}</source>
        <translation>
            <numerusform>%n new since {date}</numerusform>
            <numerusform>%n new since {date}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Labeller</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPrintDialog</name>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copy made, numbered and logged.</numerusform>
            <numerusform>%n copies made, numbered and logged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message numerus="yes">
        <source>Show %n that are well too</source>
        <translation>
            <numerusform>Show %n that is well too</numerusform>
            <numerusform>Show %n that are well too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakeForm</name>
    <message numerus="yes">
        <source>%n more characters needed.</source>
        <translation>
            <numerusform>%n more character needed.</numerusform>
            <numerusform>%n more characters needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakingPane</name>
    <message numerus="yes">
        <source>{problem}; %n more</source>
        <translation>
            <numerusform>{problem}; %n more</numerusform>
            <numerusform>{problem}; %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodologyTab</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} cannot be used yet: %n thing(s) to mend.</source>
        <translation>
            <numerusform>{file} cannot be used yet: %n thing to mend.</numerusform>
            <numerusform>{file} cannot be used yet: %n things to mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message numerus="yes">
        <source>%n officers stand in its roster.</source>
        <translation>
            <numerusform>%n officer stands in its roster.</numerusform>
            <numerusform>%n officers stand in its roster.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacketQueue</name>
    <message numerus="yes">
        <source>%n packet(s) were left out: open them once these are read.</source>
        <translation>
            <numerusform>%n packet was left out: open it once these are read.</numerusform>
            <numerusform>%n packets were left out: open them once these are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copy made, numbered and logged.</numerusform>
            <numerusform>%n copies made, numbered and logged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unable</source>
        <translation>
            <numerusform>%n unable</numerusform>
            <numerusform>%n unable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n to correct</numerusform>
            <numerusform>%n to correct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open comments</source>
        <translation>
            <numerusform>%n open comment</numerusform>
            <numerusform>%n open comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copy made, numbered and logged.</numerusform>
            <numerusform>%n copies made, numbered and logged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be replaced: {names}.</source>
        <translation>
            <numerusform>%n file would be replaced: {names}.</numerusform>
            <numerusform>%n files would be replaced: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) marked {banner} will be made, numbered and logged under your name.</source>
        <translation>
            <numerusform>%n copy marked {banner} will be made, numbered and logged under your name.</numerusform>
            <numerusform>%n copies marked {banner} will be made, numbered and logged under your name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionStrip</name>
    <message numerus="yes">
        <source>%n open comments</source>
        <translation>
            <numerusform>%n open comment</numerusform>
            <numerusform>%n open comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled comments</source>
        <translation>
            <numerusform>%n settled comment</numerusform>
            <numerusform>%n settled comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingsPane</name>
    <message numerus="yes">
        <source>%n other partner(s) of the same country have a rating; this one has none yet.</source>
        <translation>
            <numerusform>%n other partner of the same country has a rating; this one has none yet.</numerusform>
            <numerusform>%n other partners of the same country have a rating; this one has none yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other partner(s) of the same country came out otherwise. The same methods should lead to the same rating, or the reason should be on file.</source>
        <translation>
            <numerusform>%n other partner of the same country came out otherwise. The same methods should lead to the same rating, or the reason should be on file.</numerusform>
            <numerusform>%n other partners of the same country came out otherwise. The same methods should lead to the same rating, or the reason should be on file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderBar</name>
    <message numerus="yes">
        <source>%n changed since you read it</source>
        <translation>
            <numerusform>%n changed since you read it</numerusform>
            <numerusform>%n changed since you read it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordFilters</name>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoverySteps</name>
    <message numerus="yes">
        <source>Take %n sheet(s) of kit {number}. Four letters of a word and a space are enough.</source>
        <translation>
            <numerusform>Take %n sheet of kit {number}. Four letters of a word and a space are enough.</numerusform>
            <numerusform>Take %n sheets of kit {number}. Four letters of a word and a space are enough.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryUsePage</name>
    <message numerus="yes">
        <source>%n sheet(s) of kit {number} are needed.</source>
        <translation>
            <numerusform>%n sheet of kit {number} is needed.</numerusform>
            <numerusform>%n sheets of kit {number} are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RedactionDialog</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterWriting</name>
    <message numerus="yes">
        <source>%n entries written to {file}, marked {banner}.</source>
        <translation>
            <numerusform>%n entry written to {file}, marked {banner}.</numerusform>
            <numerusform>%n entries written to {file}, marked {banner}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n things to do before you sign</source>
        <translation>
            <numerusform>%n thing to do before you sign</numerusform>
            <numerusform>%n things to do before you sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts marked</source>
        <translation>
            <numerusform>%n text marked</numerusform>
            <numerusform>%n texts marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of evidence</source>
        <translation>
            <numerusform>%n piece of evidence</numerusform>
            <numerusform>%n pieces of evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to do before you close</source>
        <translation>
            <numerusform>%n thing to do before you close</numerusform>
            <numerusform>%n things to do before you close</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points of the return are not answered yet</source>
        <translation>
            <numerusform>%n point of the return is not answered yet</numerusform>
            <numerusform>%n points of the return are not answered yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>%n open comments (Ctrl+Shift+M)</source>
        <translation>
            <numerusform>%n open comment (Ctrl+Shift+M)</numerusform>
            <numerusform>%n open comments (Ctrl+Shift+M)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points to correct</source>
        <translation>
            <numerusform>%n point to correct</numerusform>
            <numerusform>%n points to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignPanel</name>
    <message numerus="yes">
        <source>Sign with %n points of the return open?</source>
        <translation>
            <numerusform>Sign with one point of the return open?</numerusform>
            <numerusform>Sign with %n points of the return open?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signing opens when the %n lines above are done.</source>
        <translation>
            <numerusform>Signing opens when the line above is done.</numerusform>
            <numerusform>Signing opens when the %n lines above are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceAge</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPane</name>
    <message numerus="yes">
        <source>%n year(s) missing</source>
        <translation>
            <numerusform>%n year missing</numerusform>
            <numerusform>%n years missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) are past their date. Refresh them, or justify their use.</source>
        <translation>
            <numerusform>%n source is past its date. Refresh it, or justify its use.</numerusform>
            <numerusform>%n sources are past their date. Refresh them, or justify their use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n entries not acknowledged</source>
        <translation>
            <numerusform>%n entry not acknowledged</numerusform>
            <numerusform>%n entries not acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n min ago</source>
        <translation>
            <numerusform>Backed up %n min ago</numerusform>
            <numerusform>Backed up %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n h ago</source>
        <translation>
            <numerusform>Backed up %n h ago</numerusform>
            <numerusform>Backed up %n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n days ago</source>
        <translation>
            <numerusform>Backed up %n day ago</numerusform>
            <numerusform>Backed up %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message numerus="yes">
        <source>%n more characters needed.</source>
        <translation>
            <numerusform>%n more character needed.</numerusform>
            <numerusform>%n more characters needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultTab</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message numerus="yes">
        <source>%n signature(s) checked on this machine.</source>
        <translation>
            <numerusform>%n signature checked on this machine.</numerusform>
            <numerusform>%n signatures checked on this machine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoidedNotice</name>
    <message numerus="yes">
        <source>%n fields changed since.</source>
        <translation>
            <numerusform>%n field changed since.</numerusform>
            <numerusform>%n fields changed since.</numerusform>
        </translation>
    </message>
</context>
</TS>
