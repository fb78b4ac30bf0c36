<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AcknowledgeDialog</name>
    <message>
        <source>Acknowledge a loss</source>
        <translation>Constater une perte</translation>
    </message>
    <message>
        <source>If a later copy of the vault exists, put it back instead: nothing is lost then. Acknowledge only what nobody can bring back.</source>
        <translation>S’il existe une copie plus récente du coffre, remettez-la plutôt&#xa0;: rien n’est alors perdu. Ne constatez que ce que personne ne peut retrouver.</translation>
    </message>
    <message>
        <source>Why it was lost, and why work may go on</source>
        <translation>Pourquoi la perte a eu lieu, et pourquoi le travail peut continuer</translation>
    </message>
    <message>
        <source>Words of the recovery kit, one share a line</source>
        <translation>Mots de la trousse de récupération, une part par ligne</translation>
    </message>
    <message>
        <source>In place of a second officer: words of the recovery kit, one share a line</source>
        <translation>À la place d’un deuxième agent&#xa0;: mots de la trousse de récupération, une part par ligne</translation>
    </message>
    <message>
        <source>Acknowledge the loss</source>
        <translation>Constater la perte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The loss is acknowledged. Work can go on.</source>
        <translation>La perte est constatée. Le travail peut continuer.</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledged. %n more is needed before anything can be written.</source>
        <translation>
            <numerusform>Constaté. Il manque encore %n constat avant que l’on puisse écrire.</numerusform>
            <numerusform>Constaté. Il manque encore %n constats avant que l’on puisse écrire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledgement(s) needed; none so far.</source>
        <translation>
            <numerusform>Il faut %n constat; aucun pour l’instant.</numerusform>
            <numerusform>Il faut %n constats; aucun pour l’instant.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} acknowledged it at {at} UTC: {reason}</source>
        <translation>Constaté par {name}, {at} UTC&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>What was seen, and what was found</source>
        <translation>Ce qui a été vu, et ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Vu par</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Quand (UTC)</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>This vault now</source>
        <translation>Ce coffre à présent</translation>
    </message>
    <message>
        <source>It stays in the record, in your name.</source>
        <translation>Cela reste dans le registre, à votre nom.</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Gestion</translation>
    </message>
    <message>
        <source>Administering gives no right to read or change assessments. Every change made here is an entry in the history.</source>
        <translation>La gestion ne donne aucun droit de lire ou de modifier des évaluations. Chaque changement fait ici est une entrée de l’historique.</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Methodologies</source>
        <translation>Méthodologies</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Coffre</translation>
    </message>
    <message>
        <source>Safekeeping</source>
        <translation>Garde du coffre</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Bureau central</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>Parties de la gestion</translation>
    </message>
</context>
<context>
    <name>AfterForms</name>
    <message>
        <source>Day of the handover or the use</source>
        <translation>Jour de la remise ou de l’utilisation</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Reference of the message</source>
        <translation>Référence du message</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>It is compared with the caveat, word for word, and not kept. May stay empty.</source>
        <translation>Il est comparé à la mise en garde, mot pour mot, et n’est pas conservé. Peut rester vide.</translation>
    </message>
    <message>
        <source>Note; if nothing was sent, why</source>
        <translation>Note; si rien n’a été envoyé, pourquoi</translation>
    </message>
    <message>
        <source>Release of {id}</source>
        <translation>Envoi de {id}</translation>
    </message>
    <message>
        <source>Record the release</source>
        <translation>Consigner la communication</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Fait le</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What was found, and how</source>
        <translation>Ce qui a été constaté, et comment</translation>
    </message>
    <message>
        <source>Follow-up {id}</source>
        <translation>Suivi {id}</translation>
    </message>
    <message>
        <source>Record the result</source>
        <translation>Consigner le résultat</translation>
    </message>
    <message>
        <source>What is to be looked after</source>
        <translation>Ce qu’il faut suivre</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>Nouveau suivi</translation>
    </message>
    <message>
        <source>Add the follow-up</source>
        <translation>Ajouter le suivi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What was breached</source>
        <translation>Objet du manquement</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Harm to the person</source>
        <translation>Préjudice pour la personne</translation>
    </message>
    <message>
        <source>Raised with the partner</source>
        <translation>Soulevé auprès du partenaire</translation>
    </message>
    <message>
        <source>How it was raised, or why not</source>
        <translation>Comment il a été soulevé, ou pourquoi non</translation>
    </message>
    <message>
        <source>Do not raise it if that would make things worse for the person.</source>
        <translation>Ne le soulevez pas si cela devait aggraver la situation de la personne.</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>Signalé le</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>Signalé à</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Clos le</translation>
    </message>
    <message>
        <source>Harm, raising and report come first.</source>
        <translation>Le préjudice, le partenaire et le signalement d’abord.</translation>
    </message>
    <message>
        <source>New breach</source>
        <translation>Nouveau manquement</translation>
    </message>
    <message>
        <source>Enter the breach</source>
        <translation>Inscrire le manquement</translation>
    </message>
    <message>
        <source>What is materially new</source>
        <translation>Ce qui est nouveau et important</translation>
    </message>
    <message>
        <source>A new file of the same exchange begins. The answers come over as drafts, and the baseline is open.</source>
        <translation>Un nouveau dossier du même échange commence. Les réponses passent à l’état de brouillon et le risque initial est ouvert.</translation>
    </message>
    <message>
        <source>Re-open {id}</source>
        <translation>Rouvrir {id}</translation>
    </message>
    <message>
        <source>Re-open</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Why nothing changes</source>
        <translation>Pourquoi rien ne change</translation>
    </message>
    <message>
        <source>New data changes nothing in {id}</source>
        <translation>Les nouvelles données ne changent rien à {id}</translation>
    </message>
    <message>
        <source>Record that nothing changes</source>
        <translation>Consigner que rien ne change</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Close {id}</source>
        <translation>Clore {id}</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Clore le dossier</translation>
    </message>
</context>
<context>
    <name>AfterNotice</name>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>After the decision</source>
        <translation>Après la décision</translation>
    </message>
    <message>
        <source>Closed at triage. Materially new facts open it again.</source>
        <translation>Clos au triage. Seuls des faits nouveaux importants le rouvrent.</translation>
    </message>
    <message>
        <source>Approved. What leaves, and what is looked after, has its own page.</source>
        <translation>Approuvé. L’envoi et les suivis ont leur propre page.</translation>
    </message>
    <message>
        <source>Refused. Only materially new facts open it again.</source>
        <translation>Refusé. Seuls des faits nouveaux et importants le rouvrent.</translation>
    </message>
    <message>
        <source>This file follows {id}, because of facts that are new.</source>
        <translation>Ce dossier fait suite à {id}, en raison de faits nouveaux.</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>Assess</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>After the decision</source>
        <translation>Après la décision</translation>
    </message>
    <message>
        <source>Nothing leaves before the caveat is on the message and accuracy and reliability are attached (Directions s. 1(4); B-7). A refusal or an approval is re-opened only on facts that are materially new, as a linked file (D).</source>
        <translation>Rien ne part avant que la mise en garde figure sur le message et que l’exactitude et la fiabilité soient jointes (Instructions, par. 1(4); B-7). Un refus ou une approbation ne se rouvre que sur des faits nouveaux et importants, par un dossier lié (D).</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Record the release</source>
        <translation>Consigner l’envoi</translation>
    </message>
    <message>
        <source>Re-open</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Clore le cas</translation>
    </message>
    <message>
        <source>All breaches</source>
        <translation>Tous les manquements</translation>
    </message>
    <message>
        <source>{id} follows this file; nothing is released on this one any more.</source>
        <translation>{id} fait suite à ce dossier; plus rien ne part sur celui-ci.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Nothing may leave: {reason}</source>
        <translation>Rien ne peut partir&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>A refusal is final. Only materially new facts open it again.</source>
        <translation>Un refus est définitif. Seuls des faits nouveaux et importants le rouvrent.</translation>
    </message>
    <message>
        <source>Closed at triage. Materially new facts open it again.</source>
        <translation>Clos au triage. Seuls des faits nouveaux importants le rouvrent.</translation>
    </message>
    <message>
        <source>This file is not decided yet.</source>
        <translation>Ce dossier n’est pas encore décidé.</translation>
    </message>
    <message>
        <source>History of this assessment</source>
        <translation>Historique de cette évaluation</translation>
    </message>
</context>
<context>
    <name>AgreementForm</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Signé le</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>Terminé le</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Separated by semicolons.</source>
        <translation>Séparées par des points-virgules.</translation>
    </message>
    <message>
        <source>How far it reaches</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>For example: 15 regions, 1.8 million members.</source>
        <translation>Par exemple&#xa0;: 15 régions, 1,8 million de membres.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>But</translation>
    </message>
    <message>
        <source>What we provide</source>
        <translation>Ce que nous fournissons</translation>
    </message>
    <message>
        <source>What the partner provides</source>
        <translation>Ce que le partenaire fournit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Where its text can be found.</source>
        <translation>Où se trouve son texte.</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Prochain examen le</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Change agreement</source>
        <translation>Modifier l’accord</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nouvel accord</translation>
    </message>
</context>
<context>
    <name>AgreementsPane</name>
    <message>
        <source>Arrangements</source>
        <translation>Ententes</translation>
    </message>
    <message>
        <source>No arrangement recorded</source>
        <translation>Aucune entente consignée</translation>
    </message>
    <message>
        <source>Agreements and programmes</source>
        <translation>Accords et programmes</translation>
    </message>
    <message>
        <source>No agreement or programme recorded</source>
        <translation>Aucun accord ni aucun programme consigné</translation>
    </message>
    <message>
        <source>Scope:</source>
        <translation>Portée&#xa0;:</translation>
    </message>
    <message>
        <source>Conditions:</source>
        <translation>Conditions&#xa0;:</translation>
    </message>
    <message>
        <source>With a clause on mistreatment</source>
        <translation>Avec une clause sur les mauvais traitements</translation>
    </message>
    <message>
        <source>Without a clause on mistreatment</source>
        <translation>Sans clause sur les mauvais traitements</translation>
    </message>
    <message>
        <source>approved by the Minister {day}</source>
        <translation>approuvée par le ministre le {day}</translation>
    </message>
    <message>
        <source>Foreign Affairs consulted {day}</source>
        <translation>Affaires étrangères consultées le {day}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis le {day}</translation>
    </message>
    <message>
        <source>signed {day}</source>
        <translation>signé le {day}</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>terminé le {day}</translation>
    </message>
    <message>
        <source>We provide:</source>
        <translation>Nous fournissons&#xa0;:</translation>
    </message>
    <message>
        <source>They provide:</source>
        <translation>Le partenaire fournit&#xa0;:</translation>
    </message>
    <message>
        <source>Source {id}</source>
        <translation>Source {id}</translation>
    </message>
    <message>
        <source>Review due {day}</source>
        <translation>Examen prévu le {day}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>AnchorsCard</name>
    <message>
        <source>Anchors</source>
        <translation>Ancrages</translation>
    </message>
    <message>
        <source>This machine, each officer and each packet know the last entry that they saw. An older copy of the vault put back does not agree with them.</source>
        <translation>Cette machine, chaque agent et chaque dossier de décision connaissent la dernière entrée qu’ils ont vue. Une copie plus ancienne du coffre, si elle est remise, ne concorde pas avec eux.</translation>
    </message>
    <message>
        <source>Anchors known</source>
        <translation>Ancrages connus</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Vu par</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>This vault</source>
        <translation>Ce coffre</translation>
    </message>
    <message>
        <source>An officer last signed the history {age}.</source>
        <translation>Un agent a signé l’historique pour la dernière fois {age}.</translation>
    </message>
    <message>
        <source>No officer has signed the history yet.</source>
        <translation>Aucun agent n’a encore signé l’historique.</translation>
    </message>
    <message>
        <source>today, {time} UTC</source>
        <translation>aujourd’hui, {time} UTC</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Dossier de décision</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Étape {number} de {count}</translation>
    </message>
    <message>
        <source>TREAT AS MARKED ON ITS PAGES</source>
        <translation>À TRAITER SELON LA COTE DE SES PAGES</translation>
    </message>
    <message>
        <source>A packet is accepted when every signature is intact and trusted, each step was allowed to sign, and the pages made again from the data inside are the same.</source>
        <translation>Un dossier est accepté quand chaque signature est intacte et reconnue, que chaque étape pouvait signer, et que les pages refaites à partir des données sont identiques.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>the packet</source>
        <translation>ce dossier de décision</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>Vérification de {name}</translation>
    </message>
    <message>
        <source>Signed and written to {file}. Pass this file on.</source>
        <translation>Signé et écrit dans {file}. Transmettez ce fichier.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>The decisions are in the record of {assessment}.</source>
        <translation>Les décisions sont versées au dossier de {assessment}.</translation>
    </message>
    <message>
        <source>Save a copy of the packet</source>
        <translation>Enregistrer une copie du dossier de décision</translation>
    </message>
    <message>
        <source>Find in these pages</source>
        <translation>Chercher dans ces pages</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Passage trouvé suivant</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>Passage trouvé précédent</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Open a packet</source>
        <translation>Ouvrir un dossier de décision</translation>
    </message>
    <message>
        <source>Packets (*.pdf)</source>
        <translation>Dossiers de décision (*.pdf)</translation>
    </message>
    <message>
        <source>A copy was written to {file}.</source>
        <translation>Une copie a été écrite dans {file}.</translation>
    </message>
    <message>
        <source>Write the signed packet</source>
        <translation>Écrire le dossier signé</translation>
    </message>
    <message>
        <source>Sign the decision</source>
        <translation>Signer la décision</translation>
    </message>
</context>
<context>
    <name>ArrangementForm</name>
    <message>
        <source>Title or reference</source>
        <translation>Titre ou référence</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Statut depuis</translation>
    </message>
    <message>
        <source>Restriction</source>
        <translation>Restriction</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>The law or power it rests on.</source>
        <translation>La loi ou le pouvoir qui la fonde.</translation>
    </message>
    <message>
        <source>Approved by the Minister on</source>
        <translation>Approuvée par le ministre le</translation>
    </message>
    <message>
        <source>Foreign Affairs consulted on</source>
        <translation>Affaires étrangères consultées le</translation>
    </message>
    <message>
        <source>It has a clause on mistreatment</source>
        <translation>Elle a une clause sur les mauvais traitements</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Prochain examen le</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>What each exchange under it must meet.</source>
        <translation>Ce que chaque échange doit respecter.</translation>
    </message>
    <message>
        <source>Change arrangement</source>
        <translation>Modifier l’entente</translation>
    </message>
    <message>
        <source>New arrangement</source>
        <translation>Nouvelle entente</translation>
    </message>
    <message>
        <source>Forbids: {act}</source>
        <translation>Interdit&#xa0;: {act}</translation>
    </message>
</context>
<context>
    <name>AsideNotice</name>
    <message>
        <source>Kept aside, because their questions are not shown now: {numbers}. Not counted, printed or exported.</source>
        <translation>Gardées à part, parce que leurs questions ne sont pas affichées&#xa0;: {numbers}. Ni comptées, ni imprimées, ni exportées.</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les supprimer</translation>
    </message>
</context>
<context>
    <name>AssessPage</name>
    <message>
        <source>Assess</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>Revoir et signer</translation>
    </message>
    <message>
        <source>Next unanswered</source>
        <translation>Prochaine sans réponse</translation>
    </message>
    <message>
        <source>Previous unanswered</source>
        <translation>Précédente sans réponse</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Section suivante</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Section précédente</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>What we know and back</source>
        <translation>Ce que nous savons, et retour</translation>
    </message>
    <message>
        <source>Marking of this text</source>
        <translation>Cote de ce texte</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Ajouter une preuve</translation>
    </message>
    <message>
        <source>Review and close</source>
        <translation>Revoir et clore</translation>
    </message>
    <message>
        <source>Carry forward earlier answers</source>
        <translation>Reprendre des réponses antérieures</translation>
    </message>
    <message>
        <source>Comment on this question</source>
        <translation>Commenter cette question</translation>
    </message>
    <message>
        <source>Next open comment</source>
        <translation>Commentaire ouvert suivant</translation>
    </message>
    <message>
        <source>Previous open comment</source>
        <translation>Commentaire ouvert précédent</translation>
    </message>
    <message>
        <source>Next change since read</source>
        <translation>Changement suivant depuis la lecture</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Changement précédent</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Next section, or sign</source>
        <translation>Section suivante, ou signer</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>History of this assessment</source>
        <translation>Historique de cette évaluation</translation>
    </message>
    <message>
        <source>Compare with another file or version</source>
        <translation>Comparer avec un autre dossier ou une autre version</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Réponse {number}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Go to {number}</source>
        <translation>Aller à {number}</translation>
    </message>
</context>
<context>
    <name>AssessmentModel</name>
    <message>
        <source>No title yet</source>
        <translation>Pas encore de titre</translation>
    </message>
    <message>
        <source>saved {when}</source>
        <translation>enregistrée le {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n à remplir</numerusform>
            <numerusform>%n à remplir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssuranceFacts</name>
    <message>
        <source>Assurances</source>
        <translation>Garanties</translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n respectée</numerusform>
            <numerusform>%n respectées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken</source>
        <translation>
            <numerusform>%n non respectée</numerusform>
            <numerusform>%n non respectées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n inconnue</numerusform>
            <numerusform>%n inconnues</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them: {words}</source>
        <translation>Les afficher&#xa0;: {words}</translation>
    </message>
    <message>
        <source>The band is the range for the true share (95 %). “Unknown” counts as not kept.</source>
        <translation>La bande est l’intervalle de la part réelle (95&#xa0;%). «&#xa0;Inconnue&#xa0;» compte comme non respectée.</translation>
    </message>
</context>
<context>
    <name>AssuranceForm</name>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>Oral</source>
        <translation>Orale</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Donnée le</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>What was undertaken</source>
        <translation>Ce qui a été promis</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>For example: treatment in custody, consular access, onward transfer.</source>
        <translation>Par exemple&#xa0;: traitement en détention, accès consulaire, transfert ultérieur.</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Donnée par</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>The source that shows that it was given.</source>
        <translation>La source qui montre qu’elle a été donnée.</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Check due</source>
        <translation>À vérifier le</translation>
    </message>
    <message>
        <source>Change assurance</source>
        <translation>Modifier la garantie</translation>
    </message>
    <message>
        <source>Record an assurance</source>
        <translation>Consigner une garantie</translation>
    </message>
</context>
<context>
    <name>AssurancesPane</name>
    <message>
        <source>Share kept</source>
        <translation>Part respectée</translation>
    </message>
    <message>
        <source>The band is the range for the true share (95 %). “Unknown” counts as not kept. An assurance that was broken once counts as broken.</source>
        <translation>La bande est la fourchette de la part réelle (95&#xa0;%). «&#xa0;Inconnu&#xa0;» compte comme non respecté. Une garantie qui n’a pas été respectée une fois compte comme non respectée.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Filter by topic</source>
        <translation>Filtrer par sujet</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Afficher la suite</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>Tous les sujets</translation>
    </message>
    <message>
        <source>Without a topic</source>
        <translation>Sans sujet</translation>
    </message>
    <message>
        <source>No assurance here.</source>
        <translation>Aucune garantie ici.</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} sur {all}</translation>
    </message>
    <message>
        <source>{count} or more</source>
        <translation>{count} ou plus</translation>
    </message>
    <message>
        <source>Assurances</source>
        <translation>Garanties</translation>
    </message>
    <message>
        <source>Open {id}</source>
        <translation>Ouvrir {id}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Record a check of {id}</source>
        <translation>Consigner une vérification de {id}</translation>
    </message>
    <message>
        <source>Record a check</source>
        <translation>Consigner une vérification</translation>
    </message>
    <message numerus="yes">
        <source>checked {day}, %n time(s)</source>
        <translation>
            <numerusform>vérifiée le {day}, %n fois</numerusform>
            <numerusform>vérifiée le {day}, %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>check due {day}</source>
        <translation>vérification due le {day}</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>échue le {day}</translation>
    </message>
    <message>
        <source>expires {day}</source>
        <translation>échoit le {day}</translation>
    </message>
    <message>
        <source>proof {id}</source>
        <translation>preuve {id}</translation>
    </message>
    <message>
        <source>no proof</source>
        <translation>sans preuve</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Échue</translation>
    </message>
    <message>
        <source>Check late</source>
        <translation>Vérification en retard</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Non vérifiée</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>A backup is one encrypted file, opened again and checked. One is made each day, and when you lock. The 10 latest, 30 daily and 12 monthly ones are kept.</source>
        <translation>Une sauvegarde est un seul fichier chiffré, rouvert et vérifié. Il s’en fait une chaque jour, et quand vous verrouillez. Les 10 dernières, 30 quotidiennes et 12 mensuelles sont gardées.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisir un autre dossier</translation>
    </message>
    <message>
        <source>Use the program&apos;s own folder</source>
        <translation>Utiliser le dossier du programme</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation>Faite (UTC)</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde encore</translation>
    </message>
    <message>
        <source>The first one is made by itself, soon.</source>
        <translation>La première se fait d’elle-même, bientôt.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Kept in {folder}</source>
        <translation>Gardées dans {folder}</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} ko</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>Copying and checking</source>
        <translation>Copie et vérification</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The backup {file} is written, opened again and checked.</source>
        <translation>La sauvegarde {file} est écrite, rouverte et vérifiée.</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Dossier des sauvegardes</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>Sauvegarder dans un fichier</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sauvegardes (*.backup)</translation>
    </message>
</context>
<context>
    <name>BaseChoice</name>
    <message>
        <source>Starts from</source>
        <translation>Part de</translation>
    </message>
    <message>
        <source>Standing assessment that it starts from</source>
        <translation>Évaluation permanente dont elle part</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Au sujet de</translation>
    </message>
    <message>
        <source>{id}, {of}, valid until {until}</source>
        <translation>{id}, {of}, valide jusqu’au {until}</translation>
    </message>
</context>
<context>
    <name>BaselineBar</name>
    <message>
        <source>The baseline is locked</source>
        <translation>Le risque initial est verrouillé</translation>
    </message>
    <message>
        <source>Lock the baseline</source>
        <translation>Verrouiller le risque initial</translation>
    </message>
    <message>
        <source>Reopening makes a new version. Decisions on the older version then count no more.</source>
        <translation>La réouverture crée une nouvelle version. Les décisions sur l’ancienne ne comptent alors plus.</translation>
    </message>
    <message>
        <source>Locking keeps this section as it is. Measures and the test open then, and cannot shape the baseline.</source>
        <translation>Le verrouillage garde cette section telle quelle. Les mesures et le critère s’ouvrent alors, sans pouvoir changer le risque initial.</translation>
    </message>
    <message numerus="yes">
        <source>Locking opens when %n questions here are answered.</source>
        <translation>
            <numerusform>Il reste&#xa0;%n question à remplir ici avant de verrouiller.</numerusform>
            <numerusform>Il reste&#xa0;%n questions à remplir ici avant de verrouiller.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reopen the baseline…</source>
        <translation>Rouvrir le risque initial…</translation>
    </message>
    <message>
        <source>Why it must change</source>
        <translation>Pourquoi il doit changer</translation>
    </message>
    <message>
        <source>Reopen and make a new version</source>
        <translation>Rouvrir et créer une nouvelle version</translation>
    </message>
    <message>
        <source>Write the reason and mark it.</source>
        <translation>Écrivez le motif et cotez-le.</translation>
    </message>
</context>
<context>
    <name>BreachesCard</name>
    <message>
        <source>Breaches</source>
        <translation>Manquements</translation>
    </message>
    <message>
        <source>Record a breach</source>
        <translation>Consigner un manquement</translation>
    </message>
    <message>
        <source>None recorded. A broken caveat or assurance stands here.</source>
        <translation>Aucun consigné. Une mise en garde ou une garantie rompue figure ici.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>BreachesPage</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Breaches</source>
        <translation>Manquements</translation>
    </message>
    <message>
        <source>Every broken caveat, assurance, condition or rule stands here, by the partner or by ourselves: the harm, whether it was raised with the partner or why not, and the notice to an oversight body.</source>
        <translation>Chaque mise en garde, garantie, condition ou règle rompue figure ici, par le partenaire ou par nous&#xa0;: le préjudice, s’il a été soulevé auprès du partenaire ou pourquoi non, et l’avis à un organisme de surveillance.</translation>
    </message>
    <message>
        <source>Status: all</source>
        <translation>État&#xa0;: tous</translation>
    </message>
    <message>
        <source>Kind: all</source>
        <translation>Genre&#xa0;: tous</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Filtrer par état</translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>Filtrer par genre</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Date and kind</source>
        <translation>Date et genre</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>New breach</source>
        <translation>Nouveau manquement</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>History of the selected breach (Ctrl+H)</source>
        <translation>Historique du manquement choisi (Ctrl+H)</translation>
    </message>
    <message>
        <source>No breaches</source>
        <translation>Aucun manquement</translation>
    </message>
    <message>
        <source>One appears when a follow-up finds a broken assurance, or is entered here.</source>
        <translation>Il en apparaît un quand un suivi constate une garantie rompue, ou quand on l’inscrit ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n breaches, newest first</source>
        <translation>
            <numerusform>%n manquement, le plus récent d’abord</numerusform>
            <numerusform>%n manquements, le plus récent d’abord</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the register of breaches</source>
        <translation>Exporter le registre des manquements</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n breaches written to {file}, marked {banner}.</source>
        <translation>
            <numerusform>%n manquement écrit dans {file}, coté {banner}.</numerusform>
            <numerusform>%n manquements écrits dans {file}, cotés {banner}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filtrer cette liste</translation>
    </message>
    <message>
        <source>History of the selected breach</source>
        <translation>Historique du manquement choisi</translation>
    </message>
    <message>
        <source>After the decision of its file</source>
        <translation>Après la décision de son dossier</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Card in the reader</source>
        <translation>Carte dans le lecteur</translation>
    </message>
    <message>
        <source>PIN of the card</source>
        <translation>NIP de la carte</translation>
    </message>
    <message>
        <source>The holder types it. It goes to the card and is not kept.</source>
        <translation>Son titulaire le tape. Il va à la carte et n’est pas conservé.</translation>
    </message>
    <message>
        <source>Looking for cards</source>
        <translation>Recherche de cartes</translation>
    </message>
    <message>
        <source>Insert the card. It must let its holder make keys.</source>
        <translation>Insérez la carte. Elle doit permettre à son titulaire de créer des clés.</translation>
    </message>
    <message>
        <source>Choose the card of this officer.</source>
        <translation>Choisissez la carte de cet agent.</translation>
    </message>
    <message>
        <source>Choose a card</source>
        <translation>Choisissez une carte</translation>
    </message>
</context>
<context>
    <name>CardLine</name>
    <message>
        <source>Looking for the card</source>
        <translation>Recherche de la carte</translation>
    </message>
    <message>
        <source>Insert the card “{card}”.</source>
        <translation>Insérez la carte «&#xa0;{card}&#xa0;».</translation>
    </message>
    <message>
        <source>One try is left. A wrong PIN locks the card.</source>
        <translation>Il reste un essai. Un NIP erroné bloque la carte.</translation>
    </message>
    <message>
        <source>The card is ready. Few tries are left on it.</source>
        <translation>La carte est prête. Il y reste peu d’essais.</translation>
    </message>
    <message>
        <source>The card is ready.</source>
        <translation>La carte est prête.</translation>
    </message>
</context>
<context>
    <name>CarryDialog</name>
    <message>
        <source>Carry forward earlier answers</source>
        <translation>Reprendre des réponses antérieures</translation>
    </message>
    <message>
        <source>Tick what still holds. Each answer keeps the file that it came from, and evidence that still exists is cited again.</source>
        <translation>Cochez ce qui vaut encore. Chaque réponse garde le dossier d’où elle vient; les preuves qui existent encore sont citées de nouveau.</translation>
    </message>
    <message>
        <source>Carry the ticked answers</source>
        <translation>Reprendre les réponses cochées</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No earlier answer differs from what stands here.</source>
        <translation>Aucune réponse antérieure ne diffère de ce qui figure ici.</translation>
    </message>
    <message>
        <source>No signed file of this partner has an answer for this one. After the first that is signed, its answers are offered here.</source>
        <translation>Aucun dossier signé de ce partenaire n’a de réponse pour celui-ci. Dès qu’un premier sera signé, ses réponses seront offertes ici.</translation>
    </message>
    <message>
        <source>{file} ({date}): {answer}</source>
        <translation>{file} ({date})&#xa0;: {answer}</translation>
    </message>
    <message>
        <source>Here: {answer}</source>
        <translation>Ici&#xa0;: {answer}</translation>
    </message>
    <message>
        <source>This hides answers that are given; they are kept aside: {numbers}.</source>
        <translation>Cela masque des réponses données; elles sont gardées à part&#xa0;: {numbers}.</translation>
    </message>
</context>
<context>
    <name>CarryLine</name>
    <message>
        <source>Use the answer of {file} ({date})</source>
        <translation>Reprendre la réponse de {file} ({date})</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>Voir les différences</translation>
    </message>
    <message>
        <source>Show differences to {file}</source>
        <translation>Voir les différences avec {file}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
    <message>
        <source>{file}: {answer}</source>
        <translation>{file}&#xa0;: {answer}</translation>
    </message>
    <message>
        <source>Here: {answer}</source>
        <translation>Ici&#xa0;: {answer}</translation>
    </message>
    <message>
        <source>Cited again: {evidence}</source>
        <translation>Preuves citées de nouveau&#xa0;: {evidence}</translation>
    </message>
    <message>
        <source>No longer to be had: {evidence}</source>
        <translation>Preuves introuvables&#xa0;: {evidence}</translation>
    </message>
    <message>
        <source>Carried from {file} ({date})</source>
        <translation>Reprise de {file} ({date})</translation>
    </message>
    <message>
        <source>{said}, changed since</source>
        <translation>{said}, modifiée depuis</translation>
    </message>
</context>
<context>
    <name>CertificatesCard</name>
    <message>
        <source>The request is in {file}. Send it to whoever administers your station.</source>
        <translation>La demande est dans {file}. Envoyez-la à la personne qui gère votre poste.</translation>
    </message>
    <message>
        <source>The certificate is in {file}. Send it back to the officer.</source>
        <translation>Le certificat est dans {file}. Renvoyez-le à l’agent.</translation>
    </message>
    <message>
        <source>You sign with the new certificate from now on.</source>
        <translation>Vous signez désormais avec le nouveau certificat.</translation>
    </message>
    <message>
        <source>Officers’ certificates</source>
        <translation>Certificats des agents</translation>
    </message>
    <message>
        <source>Nobody signs with a certificate past its day. The officer writes a request, an administrator answers it with a new certificate, the officer takes that in.</source>
        <translation>Personne ne signe avec un certificat échu. L’agent écrit une demande, un administrateur y répond par un nouveau certificat, l’agent le reçoit.</translation>
    </message>
    <message>
        <source>Ask for my new certificate</source>
        <translation>Demander mon nouveau certificat</translation>
    </message>
    <message>
        <source>Take in my certificate</source>
        <translation>Recevoir mon certificat</translation>
    </message>
    <message>
        <source>Answer an officer’s request</source>
        <translation>Répondre à la demande d’un agent</translation>
    </message>
    <message>
        <source>Yours holds until {day}.</source>
        <translation>Le vôtre vaut jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Requests (*.csr)</source>
        <translation>Demandes (*.csr)</translation>
    </message>
    <message>
        <source>Certificates (*.pem);;All files (*)</source>
        <translation>Certificats (*.pem);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Requests (*.csr);;All files (*)</source>
        <translation>Demandes (*.csr);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Before: {words}</source>
        <translation>Avant&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Now: {words}</source>
        <translation>Maintenant&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>Changes since version {number}</source>
        <translation>Changements depuis la version {number}</translation>
    </message>
    <message>
        <source>No answer changed.</source>
        <translation>Aucune réponse n’a changé.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n changes</source>
        <translation>
            <numerusform>Voir %n changement</numerusform>
            <numerusform>Voir les %n changements</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions that no longer count</source>
        <translation>Décisions qui ne comptent plus</translation>
    </message>
    <message>
        <source>Version {number} stands now.</source>
        <translation>La version {number} est en vigueur.</translation>
    </message>
    <message>
        <source>To sign again: {who}.</source>
        <translation>À signer de nouveau&#xa0;: {who}.</translation>
    </message>
    <message>
        <source>Returned by {name}: {reasons}</source>
        <translation>Renvoyé par {name}&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>Answer changed</source>
        <translation>Réponse modifiée</translation>
    </message>
    <message>
        <source>Answered otherwise</source>
        <translation>Autre réponse</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Go to {number}: {text}</source>
        <translation>Aller à {number}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>CheckForm</name>
    <message>
        <source>Checked on</source>
        <translation>Vérifiée le</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What was found, and how</source>
        <translation>Ce qui a été constaté, et comment</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>The sources that show it.</source>
        <translation>Les sources qui le montrent.</translation>
    </message>
    <message>
        <source>Next check due</source>
        <translation>Prochaine vérification le</translation>
    </message>
    <message>
        <source>Check {id}</source>
        <translation>Vérifier {id}</translation>
    </message>
    <message>
        <source>Record a check</source>
        <translation>Consigner une vérification</translation>
    </message>
    <message>
        <source>Assurance</source>
        <translation>Garantie</translation>
    </message>
</context>
<context>
    <name>ChecklistCard</name>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} sur {total} faits</translation>
    </message>
    <message>
        <source>Before it leaves</source>
        <translation>Avant l’envoi</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Rien n’attend d’être envoyé.</translation>
    </message>
    <message>
        <source>Hard stops of the release</source>
        <translation>Arrêts de l’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%n checked, none of them holds.</source>
        <translation>
            <numerusform>%n vérifié, il ne bloque pas.</numerusform>
            <numerusform>%n vérifiés, aucun ne bloque.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseKit</name>
    <message>
        <source>Shares to print</source>
        <translation>Parts à imprimer</translation>
    </message>
    <message>
        <source>Shares that open the vault</source>
        <translation>Parts qui ouvrent le coffre</translation>
    </message>
    <message>
        <source>There cannot be more needed than are printed.</source>
        <translation>Il ne peut pas en falloir plus qu’il n’en est imprimé.</translation>
    </message>
    <message>
        <source>Each sheet alone would open the vault. Choose 2 or more, or one sheet.</source>
        <translation>Chaque feuille seule ouvrirait le coffre. Choisissez-en 2 ou plus, ou une seule feuille.</translation>
    </message>
    <message>
        <source>Whoever finds this one sheet opens the vault. If it is lost, so is it.</source>
        <translation>Quiconque trouve cette seule feuille ouvre le coffre. Si elle est perdue, lui aussi.</translation>
    </message>
    <message>
        <source>All {shares} sheets are needed: not one may be lost.</source>
        <translation>Il faut les {shares} feuilles&#xa0;: aucune ne doit se perdre.</translation>
    </message>
    <message numerus="yes">
        <source>Any {needed} of the {shares} sheets open the vault; %n may be lost.</source>
        <translation>
            <numerusform>{needed} des {shares} feuilles ouvrent le coffre; %n peut se perdre.</numerusform>
            <numerusform>{needed} des {shares} feuilles ouvrent le coffre; %n peuvent se perdre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Previous open comment (Shift+F8)</source>
        <translation>Commentaire ouvert précédent (Maj+F8)</translation>
    </message>
    <message>
        <source>Next open comment (F8)</source>
        <translation>Commentaire ouvert suivant (F8)</translation>
    </message>
    <message>
        <source>Your answer in {thread}</source>
        <translation>Votre réponse dans {thread}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>About {number}</source>
        <translation>Sur {number}</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Your comment about {number}</source>
        <translation>Votre commentaire sur {number}</translation>
    </message>
    <message>
        <source>New thread instead</source>
        <translation>Plutôt un nouveau fil</translation>
    </message>
    <message>
        <source>A comment stays in the record; nobody changes or deletes it.</source>
        <translation>Un commentaire reste au dossier; personne ne le modifie ni ne le supprime.</translation>
    </message>
    <message>
        <source>No comment about this question</source>
        <translation>Aucun commentaire sur cette question</translation>
    </message>
    <message>
        <source>What a reader asks and the author answers stands here.</source>
        <translation>Ce qu’un lecteur demande et ce que l’auteur répond figure ici.</translation>
    </message>
    <message>
        <source>Write it and mark it.</source>
        <translation>Rédigez-le et cotez-le.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Fingerprint to compare</source>
        <translation>Empreinte à comparer</translation>
    </message>
    <message>
        <source>I compared the fingerprint by telephone, and it agrees</source>
        <translation>J’ai comparé l’empreinte par téléphone; elle concorde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>The file or version at the left</source>
        <translation>Le dossier ou la version à gauche</translation>
    </message>
    <message>
        <source>The file or version at the right</source>
        <translation>Le dossier ou la version à droite</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Différences seulement</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>Toutes les questions</translation>
    </message>
    <message>
        <source>Which questions are shown</source>
        <translation>Questions affichées</translation>
    </message>
    <message>
        <source>Both sides, question by question</source>
        <translation>Les deux côtés, question par question</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>{file}, version {number} as signed {date}</source>
        <translation>{file}, version {number} telle que signée le {date}</translation>
    </message>
    <message>
        <source>{count} of {all} answered questions differ</source>
        <translation>{count} réponses sur {all} diffèrent</translation>
    </message>
    <message>
        <source>The two files</source>
        <translation>Les deux dossiers</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Risque initial</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Risque résiduel</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Détermination</translation>
    </message>
    <message>
        <source>{name}, version {version}, {date}</source>
        <translation>{name}, version {version}, {date}</translation>
    </message>
    <message>
        <source>Methodology {id} {version}</source>
        <translation>Méthodologie {id} {version}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Use the left answer</source>
        <translation>Reprendre la réponse de gauche</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Condition {number}</source>
        <translation>Condition {number}</translation>
    </message>
    <message>
        <source>Due, may stay empty</source>
        <translation>Échéance, facultative</translation>
    </message>
    <message>
        <source>Due date of condition {number}</source>
        <translation>Échéance de la condition {number}</translation>
    </message>
    <message>
        <source>Remove condition {number}</source>
        <translation>Retirer la condition {number}</translation>
    </message>
</context>
<context>
    <name>ConditionsPart</name>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Ajouter une condition</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Sign and make the packet</source>
        <translation>Signer et produire le dossier de décision</translation>
    </message>
    <message>
        <source>Sign {id} as {name}?</source>
        <translation>Signer {id} en tant que {name}?</translation>
    </message>
    <message>
        <source>You certify the document. After this, any change to it shows. The file can be changed again only when it is returned.</source>
        <translation>Vous certifiez le document. Ensuite, tout changement se voit. Le dossier ne peut être modifié que s’il est renvoyé.</translation>
    </message>
    <message>
        <source>Packet: {path}</source>
        <translation>Dossier de décision&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>CopiesPanel</name>
    <message>
        <source>Print on both sides</source>
        <translation>Imprimer recto verso</translation>
    </message>
    <message>
        <source>An empty last back is printed with the banner and says that it is empty.</source>
        <translation>Un dernier verso vide est imprimé avec la bannière et dit qu’il est vide.</translation>
    </message>
    <message>
        <source>With empty continuation sheets</source>
        <translation>Avec les feuilles de suite vides</translation>
    </message>
    <message>
        <source>To be written on by hand. Sheets that a decision used are always there.</source>
        <translation>Pour écrire à la main. Les feuilles qu’une décision a remplies y sont toujours.</translation>
    </message>
    <message>
        <source>Black out parts</source>
        <translation>Noircir des parties</translation>
    </message>
    <message>
        <source>No copy of this version was made yet.</source>
        <translation>Aucune copie de cette version n’a encore été faite.</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) of this version were made before.</source>
        <translation>
            <numerusform>%n copie de cette version a déjà été faite.</numerusform>
            <numerusform>%n copies de cette version ont déjà été faites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) blacked out: a redacted copy, never accepted as a packet.</source>
        <translation>
            <numerusform>%n partie noircie&#xa0;: une copie caviardée, jamais acceptée comme dossier.</numerusform>
            <numerusform>%n parties noircies&#xa0;: une copie caviardée, jamais acceptée comme dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Name of who gets copy {number}</source>
        <translation>Nom du destinataire de la copie {number}</translation>
    </message>
    <message>
        <source>Office of who gets copy {number}</source>
        <translation>Bureau du destinataire de la copie {number}</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Distribution list</source>
        <translation>Liste de distribution</translation>
    </message>
</context>
<context>
    <name>CorrectionsPanel</name>
    <message>
        <source>To correct</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Why otherwise, point {number}</source>
        <translation>Pourquoi autrement, point {number}</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Garder la note</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Returned by {name}, {when}</source>
        <translation>Renvoyé par {name}, {when}</translation>
    </message>
</context>
<context>
    <name>CountryMapping</name>
    <message>
        <source>Countries that are not mapped</source>
        <translation>Pays non reconnus</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Gardé comme</translation>
    </message>
    <message>
        <source>Country for the chosen row</source>
        <translation>Pays de la ligne choisie</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation>Tel qu’il figure dans le fichier</translation>
    </message>
    <message>
        <source>as it stands in the file</source>
        <translation>tel qu’il figure dans le fichier</translation>
    </message>
</context>
<context>
    <name>DatasetDialog</name>
    <message>
        <source>Import indicators</source>
        <translation>Importer des indicateurs</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Assign the columns, then look at the preview.</source>
        <translation>Attribuez les colonnes, puis consultez l’aperçu.</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lecture du fichier</translation>
    </message>
    <message>
        <source>Writing the values</source>
        <translation>Écriture des valeurs</translation>
    </message>
    <message>
        <source>Changed: look at the preview again.</source>
        <translation>Modifié&#xa0;: consultez de nouveau l’aperçu.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Annulé. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>{done} rows read</source>
        <translation>{done} lignes lues</translation>
    </message>
    <message>
        <source>Rows whose country is not mapped: {count}.</source>
        <translation>Lignes sans pays reconnu&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Values held that go to another country: {count}.</source>
        <translation>Valeurs gardées qui passent à un autre pays&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Imported. {counts}</source>
        <translation>Importé. {counts}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{read} rows: {added} added, {updated} updated, {unchanged} unchanged, {skipped} left out.</source>
        <translation>{read} lignes&#xa0;: {added} ajoutées, {updated} mises à jour, {unchanged} inchangées, {skipped} laissées de côté.</translation>
    </message>
</context>
<context>
    <name>DatasetForm</name>
    <message>
        <source>Names of the columns</source>
        <translation>Noms des colonnes</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Choisir une colonne</translation>
    </message>
    <message>
        <source>One code for all:</source>
        <translation>Un seul code&#xa0;:</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Code of every value</source>
        <translation>Code de toutes les valeurs</translation>
    </message>
    <message>
        <source>Column: {what}</source>
        <translation>Colonne&#xa0;: {what}</translation>
    </message>
    <message>
        <source>As its authors ask to be cited</source>
        <translation>Telle que ses auteurs la demandent</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>DatasetLists</name>
    <message>
        <source>What the import would do</source>
        <translation>Ce que ferait l’importation</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Premières valeurs</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Countries not mapped ({count})</source>
        <translation>Pays non reconnus ({count})</translation>
    </message>
    <message>
        <source>Rows to look at ({count})</source>
        <translation>Lignes à examiner ({count})</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>{name}, year-month-day</source>
        <translation>{name}, année-mois-jour</translation>
    </message>
    <message>
        <source>Pick in a calendar</source>
        <translation>Choisir dans un calendrier</translation>
    </message>
    <message>
        <source>Year-month-day, for example 2026-11-16</source>
        <translation>Année-mois-jour, par exemple 2026-11-16</translation>
    </message>
    <message>
        <source>The calendar has no such day.</source>
        <translation>Le calendrier ne compte pas ce jour.</translation>
    </message>
    <message>
        <source>Write year-month-day, for example 2026-11-16.</source>
        <translation>Écrivez année-mois-jour, par exemple 2026-11-16.</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>For {authority}, by {instrument}</source>
        <translation>Par intérim pour {authority}, en vertu de {instrument}</translation>
    </message>
    <message>
        <source>As {office}</source>
        <translation>À titre de&#xa0;: {office}</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Votre décision</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>You sign</source>
        <translation>Vous signez</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Fondement</translation>
    </message>
    <message>
        <source>I would deny. Only the top of the ladder can overrule it.</source>
        <translation>Je refuserais. Seul le sommet des paliers peut l’écarter.</translation>
    </message>
    <message>
        <source>I have no part in the request and no stake in the outcome</source>
        <translation>Je n’ai aucune part à la demande ni aucun intérêt dans l’issue</translation>
    </message>
    <message>
        <source>Signs all pages and this form.</source>
        <translation>Signe toutes les pages et ce formulaire.</translation>
    </message>
    <message>
        <source>Sign the decision</source>
        <translation>Signer la décision</translation>
    </message>
    <message>
        <source>No objection</source>
        <translation>Sans objection</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>With conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Transmettre</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>S’opposer</translation>
    </message>
    <message>
        <source>Return</source>
        <comment>give the file back</comment>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Choose an outcome.</source>
        <translation>Choisissez une décision.</translation>
    </message>
    <message>
        <source>Choose another outcome.</source>
        <translation>Choisissez une autre décision.</translation>
    </message>
    <message>
        <source>Write the basis.</source>
        <translation>Écrivez le fondement.</translation>
    </message>
    <message>
        <source>Mark the basis.</source>
        <translation>Cotez le fondement.</translation>
    </message>
    <message>
        <source>Declare that you have no stake.</source>
        <translation>Déclarez que vous n’y avez aucun intérêt.</translation>
    </message>
    <message>
        <source>Write at least one condition.</source>
        <translation>Écrivez au moins une condition.</translation>
    </message>
    <message>
        <source>A condition needs words, and a whole date or none.</source>
        <translation>Une condition demande un texte, et une date entière ou aucune.</translation>
    </message>
    <message>
        <source>Each point needs a question of the packet, words and a mark.</source>
        <translation>Chaque point exige une question du dossier, un texte et une cote.</translation>
    </message>
    <message>
        <source>Each dissent needs a person, words and a mark.</source>
        <translation>Chaque dissidence exige une personne, un texte et une cote.</translation>
    </message>
    <message>
        <source>The ladder does not allow this: {rule}</source>
        <translation>Les paliers d’approbation ne le permettent pas&#xa0;: {rule}</translation>
    </message>
</context>
<context>
    <name>DelegationsCard</name>
    <message>
        <source>End the delegation of {name} now? What was signed under it stays valid.</source>
        <translation>Mettre fin à la délégation de {name} maintenant? Ce qui a été signé sous elle reste valable.</translation>
    </message>
    <message>
        <source>{name} acts for nobody any more.</source>
        <translation>{name} n’agit plus par intérim.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Y mettre fin</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>Délégations</translation>
    </message>
    <message>
        <source>An officer signs for a higher authority between two days (UTC), by a written instrument that stands in each such signature. Send the roster again after a change: other stations do not know it yet.</source>
        <translation>Un agent signe à un palier supérieur entre deux jours (UTC), en vertu d’un acte écrit qui figure dans chacune de ces signatures. Renvoyez la liste d’agents après un changement&#xa0;: les autres postes ne le connaissent pas encore.</translation>
    </message>
    <message>
        <source>Nobody acts for another yet.</source>
        <translation>Personne n’agit encore à titre d’un autre.</translation>
    </message>
    <message>
        <source>Add delegation</source>
        <translation>Ajouter une délégation</translation>
    </message>
    <message>
        <source>End delegation</source>
        <translation>Terminer la délégation</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Acts for</source>
        <translation>Agit à titre de</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>The written delegation, as it is cited.</source>
        <translation>La délégation écrite, telle qu’elle est citée.</translation>
    </message>
    <message>
        <source>The delegation is on record.</source>
        <translation>La délégation est au dossier.</translation>
    </message>
</context>
<context>
    <name>DemoForm</name>
    <message>
        <source>Try with demo data</source>
        <translation>Essayer des données fictives</translation>
    </message>
    <message>
        <source>People, agencies and countries in it are invented. Delete the folder when you are done.</source>
        <translation>Les personnes, organismes et pays y sont inventés. Supprimez le dossier quand vous avez fini.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Make the demo</source>
        <translation>Créer la démonstration</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Ouvrir la démonstration</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>Phrase secrète de {name}</translation>
    </message>
    <message>
        <source>Those of the other officers lie in the folder “passphrases” of the demo.</source>
        <translation>Celles des autres agents sont dans le dossier «&#xa0;passphrases&#xa0;» de la démonstration.</translation>
    </message>
    <message>
        <source>Cancel, nothing is kept</source>
        <translation>Annuler, rien n’est conservé</translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation>Création de la démonstration</translation>
    </message>
</context>
<context>
    <name>DeterminationView</name>
    <message>
        <source>“Unable” is a full answer. The file then goes up to the top: {authority}.</source>
        <translation>«&#xa0;Impossible&#xa0;» est une réponse complète. Le dossier va alors au plus haut échelon&#xa0;: {authority}.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>unable</source>
        <translation>impossible</translation>
    </message>
    <message>
        <source>Opens with another answer above</source>
        <translation>S’ouvre avec une autre réponse ci-dessus</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Opens when {number} is {values}</source>
        <translation>S’ouvre si {number} est {values}</translation>
    </message>
    <message>
        <source>Baseline, locked</source>
        <translation>Risque initial, verrouillé</translation>
    </message>
    <message>
        <source>Baseline, open</source>
        <translation>Risque initial, ouvert</translation>
    </message>
    <message numerus="yes">
        <source>Residual, after %n measures</source>
        <translation>
            <numerusform>Risque résiduel, après&#xa0;%n mesure</numerusform>
            <numerusform>Risque résiduel, après&#xa0;%n mesures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers missing</source>
        <translation>
            <numerusform>%n réponse manquante</numerusform>
            <numerusform>%n réponses manquantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered by {name}</source>
        <translation>Réponses de {name}</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Détermination</translation>
    </message>
    <message>
        <source>Unable to determine</source>
        <translation>Impossible à déterminer</translation>
    </message>
    <message>
        <source>No substantial risk</source>
        <translation>Pas de risque sérieux</translation>
    </message>
    <message>
        <source>Can be mitigated</source>
        <translation>Peut être atténué</translation>
    </message>
    <message>
        <source>Cannot be mitigated</source>
        <translation>Ne peut être atténué</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Attend votre réponse</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Montrer %n de plus</numerusform>
            <numerusform>Montrer %n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DissentRow</name>
    <message>
        <source>Name and office</source>
        <translation>Nom et fonction</translation>
    </message>
    <message>
        <source>Name and office of dissent {number}</source>
        <translation>Nom et fonction, dissidence {number}</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>Ce que dit la personne</translation>
    </message>
    <message>
        <source>What they say, dissent {number}</source>
        <translation>Ce que dit la personne, dissidence {number}</translation>
    </message>
    <message>
        <source>Remove dissent {number}</source>
        <translation>Retirer la dissidence {number}</translation>
    </message>
</context>
<context>
    <name>DissentsPart</name>
    <message>
        <source>Dissent of others</source>
        <translation>Dissidence d’autres personnes</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a dissent</source>
        <translation>Ajouter une dissidence</translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Documents about this partner</source>
        <translation>Documents sur ce partenaire</translation>
    </message>
    <message>
        <source>No document yet. Signed assessments, evidence and files of sources appear here.</source>
        <translation>Aucun document pour l’instant. Les évaluations signées, les éléments de preuve et les fichiers des sources apparaissent ici.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Afficher la suite</translation>
    </message>
    <message>
        <source>Save a copy of {name}</source>
        <translation>Enregistrer une copie de {name}</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A copy was saved as {file}.</source>
        <translation>Une copie a été enregistrée sous {file}.</translation>
    </message>
</context>
<context>
    <name>DossierHead</name>
    <message>
        <source>International</source>
        <translation>International</translation>
    </message>
    <message>
        <source>Forbidden since {day}: {acts}.</source>
        <translation>Interdit depuis le {day}&#xa0;: {acts}.</translation>
    </message>
    <message>
        <source>Forbidden: {acts}.</source>
        <translation>Interdit&#xa0;: {acts}.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) late</source>
        <translation>
            <numerusform>%n vérification en retard</numerusform>
            <numerusform>%n vérifications en retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n incident ouvert</numerusform>
            <numerusform>%n incidents ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them: {words}</source>
        <translation>Les afficher&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Unit of {name}</source>
        <translation>Unité de {name}</translation>
    </message>
    <message>
        <source>Unit: {name}</source>
        <translation>Unité&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Open the dossier: {words}</source>
        <translation>Ouvrir le dossier&#xa0;: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n more unit(s)</source>
        <translation>
            <numerusform>%n autre unité</numerusform>
            <numerusform>%n autres unités</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them in the list of partners: {name}</source>
        <translation>Les afficher dans la liste des partenaires&#xa0;: {name}</translation>
    </message>
    <message>
        <source>No restriction</source>
        <translation>Aucune restriction</translation>
    </message>
    <message>
        <source>Sources past their date</source>
        <translation>Sources périmées</translation>
    </message>
    <message>
        <source>No arrangement recorded</source>
        <translation>Aucune entente consignée</translation>
    </message>
    <message>
        <source>{arrangement}, approved by the Minister {day}</source>
        <translation>{arrangement}, approuvée par le ministre le {day}</translation>
    </message>
    <message>
        <source>Foreign Affairs consulted {day}</source>
        <translation>Affaires étrangères consultées le {day}</translation>
    </message>
    <message>
        <source>Review due {day}</source>
        <translation>Examen prévu le {day}</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>The partner&apos;s record: what was exchanged, what was promised and kept, what went wrong. An assessment shows the part of it that bears on each question.</source>
        <translation>Le dossier du partenaire&#xa0;: ce qui a été échangé, promis et respecté, ce qui a mal tourné. Une évaluation en montre la part qui concerne chaque question.</translation>
    </message>
    <message>
        <source>Start assessment</source>
        <translation>Commencer une évaluation</translation>
    </message>
    <message>
        <source>Information paper</source>
        <translation>Note d’information</translation>
    </message>
    <message>
        <source>History of this record (Ctrl+H)</source>
        <translation>Historique de ce dossier (Ctrl+H)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Assurances</source>
        <translation>Garanties</translation>
    </message>
    <message>
        <source>Parts of the dossier</source>
        <translation>Parties du dossier</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Échange</translation>
    </message>
    <message>
        <source>Assurance</source>
        <translation>Garantie</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Entente</translation>
    </message>
    <message>
        <source>Agreement or programme</source>
        <translation>Accord ou programme</translation>
    </message>
    <message>
        <source>Change partner</source>
        <translation>Modifier le partenaire</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Sources and indicators</source>
        <translation>Sources et indicateurs</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>History of this record</source>
        <translation>Historique de ce dossier</translation>
    </message>
    <message>
        <source>Find words in this record</source>
        <translation>Trouver des mots dans ce dossier</translation>
    </message>
    <message>
        <source>Assess this partner</source>
        <translation>Évaluer ce partenaire</translation>
    </message>
</context>
<context>
    <name>DropCover</name>
    <message numerus="yes">
        <source>Drop to open %n packet(s) in Approvals</source>
        <translation>
            <numerusform>Déposer pour ouvrir %n dossier de décision dans Décisions</numerusform>
            <numerusform>Déposer pour ouvrir %n dossiers de décision dans Décisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) were not opened: only PDF packets are.</source>
        <translation>
            <numerusform>%n autre fichier n’a pas été ouvert&#xa0;: seuls les dossiers en PDF le sont.</numerusform>
            <numerusform>%n autres fichiers n’ont pas été ouverts&#xa0;: seuls les dossiers en PDF le sont.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) were left out: drop them once these are read.</source>
        <translation>
            <numerusform>%n dossier a été laissé de côté&#xa0;: déposez-le une fois ceux-ci lus.</numerusform>
            <numerusform>%n dossiers ont été laissés de côté&#xa0;: déposez-les une fois ceux-ci lus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropNotice</name>
    <message numerus="yes">
        <source>This change hides %n answered question(s).</source>
        <translation>
            <numerusform>Ce changement masque %n question répondue.</numerusform>
            <numerusform>Ce changement masque %n questions répondues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Reopen the baseline first: it is locked, and holds one of these answers.</source>
        <translation>Rouvrez d’abord le risque initial&#xa0;: il est verrouillé et contient une de ces réponses.</translation>
    </message>
    <message>
        <source>Their answers would be dropped. Undo brings them back.</source>
        <translation>Leurs réponses seraient abandonnées. Annuler les rétablit.</translation>
    </message>
    <message>
        <source>Change and drop</source>
        <translation>Modifier et abandonner</translation>
    </message>
    <message>
        <source>Keep the answer</source>
        <translation>Garder la réponse</translation>
    </message>
    <message>
        <source>{question} – {answer}</source>
        <translation>{question} – {answer}</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>What is due</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>En afficher moins</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Owed now</source>
        <translation>Dû maintenant</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n jour de retard</numerusform>
            <numerusform>%n jours de retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>Dans&#xa0;%n jour</numerusform>
            <numerusform>Dans&#xa0;%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renouveler</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Réviser</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Cite a source</source>
        <translation>Citer une source</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>EarlierLine</name>
    <message>
        <source>Same answer before</source>
        <translation>Même réponse avant</translation>
    </message>
    <message>
        <source>Earlier answer</source>
        <translation>Réponse antérieure</translation>
    </message>
    <message>
        <source>{what}: {words}</source>
        <translation>{what}&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message>
        <source>Close this entry</source>
        <translation>Fermer cette entrée</translation>
    </message>
    <message>
        <source>Hash of this entry</source>
        <translation>Empreinte de cette entrée</translation>
    </message>
    <message>
        <source>Hash of the entry before it</source>
        <translation>Empreinte de l’entrée précédente</translation>
    </message>
    <message>
        <source>Hash of its contents</source>
        <translation>Empreinte de son contenu</translation>
    </message>
    <message>
        <source>Entry {seq}, {at} UTC</source>
        <translation>Entrée {seq}, {at} UTC</translation>
    </message>
    <message>
        <source>History of {subject}</source>
        <translation>Historique de {subject}</translation>
    </message>
    <message>
        <source>Versions side by side</source>
        <translation>Versions côte à côte</translation>
    </message>
    <message>
        <source>You may check the history, but not read what its entries say.</source>
        <translation>Vous pouvez vérifier l’historique, mais non lire ce que disent ses entrées.</translation>
    </message>
    <message>
        <source>What this entry said was disposed of. Its place in the chain stands.</source>
        <translation>Le contenu de cette entrée a été éliminé. Sa place dans la chaîne demeure.</translation>
    </message>
    <message>
        <source>No field differs from the entry before.</source>
        <translation>Aucun champ ne diffère de l’entrée précédente.</translation>
    </message>
    <message>
        <source>Changed since entry {seq}</source>
        <translation>Modifié depuis l’entrée {seq}</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Ce qu’elle dit</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s); the export has all of them.</source>
        <translation>
            <numerusform>%n champ de plus; l’exportation les contient tous.</numerusform>
            <numerusform>%n champs de plus; l’exportation les contient tous.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Before: {value}</source>
        <translation>Avant&#xa0;: {value}</translation>
    </message>
    <message>
        <source>After: {value}</source>
        <translation>Après&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message>
        <source>New since {date}</source>
        <translation>Nouveau depuis le {date}</translation>
    </message>
    <message>
        <source>Changed since {date}</source>
        <translation>Modifié depuis le {date}</translation>
    </message>
    <message>
        <source>{kind}, no valid date</source>
        <translation>{kind}, sans date valable</translation>
    </message>
    <message numerus="yes">
        <source>{kind}, %n months</source>
        <translation>
            <numerusform>{kind}, %n mois</numerusform>
            <numerusform>{kind}, %n mois</numerusform>
        </translation>
    </message>
    <message>
        <source>{kind}, expired</source>
        <translation>{kind}, expirée</translation>
    </message>
    <message>
        <source>{kind}, expires {date}</source>
        <translation>{kind}, expire le {date}</translation>
    </message>
    <message>
        <source>{kind}, review overdue</source>
        <translation>{kind}, examen en retard</translation>
    </message>
    <message>
        <source>{kind}, review by {date}</source>
        <translation>{kind}, examen avant le {date}</translation>
    </message>
</context>
<context>
    <name>EntryPreview</name>
    <message>
        <source>Close the preview (Esc)</source>
        <translation>Fermer l’aperçu (Échap)</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Drop a file or cite</source>
        <translation>Déposer ou citer</translation>
    </message>
    <message>
        <source>Add a file as evidence (Ctrl+E)</source>
        <translation>Ajouter un fichier comme preuve (Ctrl+E)</translation>
    </message>
    <message>
        <source>Add evidence to {question}</source>
        <translation>Ajouter une preuve à {question}</translation>
    </message>
    <message>
        <source>{title}. Click to take it off.</source>
        <translation>{title}. Cliquez pour la retirer.</translation>
    </message>
    <message>
        <source>Evidence {number}: {title}</source>
        <translation>Preuve {number}&#xa0;: {title}</translation>
    </message>
</context>
<context>
    <name>ExchangeForm</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>Nature de l’acte</translation>
    </message>
    <message>
        <source>What was exchanged</source>
        <translation>Ce qui a été échangé</translation>
    </message>
    <message>
        <source>Kind of product</source>
        <translation>Type de produit</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Caveats sent with it</source>
        <translation>Mises en garde jointes</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Made under</source>
        <translation>Fait en vertu de</translation>
    </message>
    <message>
        <source>The agreement or programme that it was made under.</source>
        <translation>L’accord ou le programme en vertu duquel il a été fait.</translation>
    </message>
    <message>
        <source>Originator</source>
        <translation>Auteur de l’information</translation>
    </message>
    <message>
        <source>A third party whose information it is.</source>
        <translation>Le tiers à qui appartient l’information.</translation>
    </message>
    <message>
        <source>Consent of the originator</source>
        <translation>Consentement de l’auteur</translation>
    </message>
    <message>
        <source>Consent given on</source>
        <translation>Consentement donné le</translation>
    </message>
    <message>
        <source>Change exchange</source>
        <translation>Modifier l’échange</translation>
    </message>
    <message>
        <source>Record an exchange</source>
        <translation>Consigner un échange</translation>
    </message>
</context>
<context>
    <name>ExplainForm</name>
    <message>
        <source>It stands in the record beside the refusal by {name}.</source>
        <translation>Elle figure au dossier à côté du refus de {name}.</translation>
    </message>
    <message>
        <source>Why the file may be released all the same</source>
        <translation>Pourquoi le dossier peut quand même être communiqué</translation>
    </message>
    <message>
        <source>Explain the refusal</source>
        <translation>Expliquer le refus</translation>
    </message>
    <message>
        <source>Record the explanation</source>
        <translation>Consigner l’explication</translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message>
        <source>Exports</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>Not acknowledged by the central office</source>
        <translation>Sans accusé du bureau central</translation>
    </message>
    <message>
        <source>Bundles written</source>
        <translation>Lots écrits</translation>
    </message>
    <message>
        <source>Write a new bundle</source>
        <translation>Écrire un nouveau lot</translation>
    </message>
    <message>
        <source>Entries and documents packed</source>
        <translation>Entrées et documents mis en lot</translation>
    </message>
    <message>
        <source>Signed and encrypted</source>
        <translation>Signé et chiffré</translation>
    </message>
    <message>
        <source>Read back and compared</source>
        <translation>Relu et comparé</translation>
    </message>
    <message>
        <source>If the drive is pulled now, nothing is lost. Start again at any time.</source>
        <translation>Si le support est retiré maintenant, rien n’est perdu. Recommencez quand vous voulez.</translation>
    </message>
    <message>
        <source>Choose recipients</source>
        <translation>Destinataires…</translation>
    </message>
    <message>
        <source>Write bundle</source>
        <translation>Écrire le lot</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien en attente</translation>
    </message>
    <message>
        <source>New entries appear here until they are acknowledged.</source>
        <translation>Les nouvelles entrées restent ici jusqu’à leur accusé.</translation>
    </message>
    <message>
        <source>No bundle yet</source>
        <translation>Aucun lot</translation>
    </message>
    <message>
        <source>Write one to a drive and carry it to the office.</source>
        <translation>Écrivez-en un sur un support et portez-le au bureau.</translation>
    </message>
    <message>
        <source>Entries not acknowledged</source>
        <translation>Entrées sans accusé</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Encrypted to the certificates named in {file}.</source>
        <translation>Chiffré pour les certificats nommés dans {file}.</translation>
    </message>
    <message>
        <source>Choose the text file that names the central office&apos;s certificate.</source>
        <translation>Choisissez le fichier texte qui nomme le certificat du bureau central.</translation>
    </message>
    <message>
        <source>Choose recipients first.</source>
        <translation>Choisissez d’abord les destinataires.</translation>
    </message>
    <message>
        <source>Oldest: {day}</source>
        <translation>Plus ancienne&#xa0;: {day}</translation>
    </message>
    <message>
        <source>In bundle {number}</source>
        <translation>Dans le lot {number}</translation>
    </message>
    <message>
        <source>Not yet sent</source>
        <translation>Pas encore envoyée</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} ko</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>Recipients (*.txt *.pem);;All files (*)</source>
        <translation>Destinataires (*.txt *.pem);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Bundles (*.bundle)</source>
        <translation>Lots (*.bundle)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Accusé</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Bundle {number} is written and was read back: {entries} entries, {documents} documents, {size}. The drive can be taken out.</source>
        <translation>Le lot {number} est écrit et relu&#xa0;: {entries} entrées, {documents} documents, {size}. Le support peut être retiré.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Attached when you save.</source>
        <translation>Joint à l’enregistrement.</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Aucun fichier</translation>
    </message>
    <message>
        <source>Drop one here, or choose it.</source>
        <translation>Déposez-en un ici ou choisissez-le.</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} ko</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} octets</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in these pages</source>
        <translation>Chercher dans ces pages</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Passage précédent</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Passage suivant</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>{here} of {found}</source>
        <translation>{here} sur {found}</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche en cours</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Find anything</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or part of a name.</source>
        <translation>Aucun résultat. Essayez moins de mots, ou une partie d’un nom.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>All that was found</source>
        <translation>Tout ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Entente</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Échange</translation>
    </message>
    <message>
        <source>Assurance</source>
        <translation>Garantie</translation>
    </message>
    <message>
        <source>Assurance check</source>
        <translation>Vérification d’une garantie</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Breach</source>
        <translation>Manquement</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Passed over: {check}</source>
        <translation>Écarté&#xa0;: {check}</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>Règle&#xa0;: {rule}</translation>
    </message>
    <message>
        <source>Go to {number}</source>
        <translation>Aller à {number}</translation>
    </message>
    <message>
        <source>Pass over with a reason…</source>
        <translation>Écarter avec un motif…</translation>
    </message>
    <message>
        <source>Take the reason back</source>
        <translation>Retirer le motif</translation>
    </message>
    <message>
        <source>{name}, {date}: {mark} {reason}</source>
        <translation>{name}, {date}&#xa0;: {mark} {reason}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Where do you want to work?</source>
        <translation>Où voulez-vous travailler?</translation>
    </message>
    <message>
        <source>A vault is a folder that holds everything, encrypted. Make one, open one that is here already, restore a backup, or look around with invented data.</source>
        <translation>Un coffre est un dossier qui contient tout, chiffré. Faites-en un, ouvrez-en un qui est déjà ici, restaurez une sauvegarde, ou regardez avec des données inventées.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Créer un coffre</translation>
    </message>
    <message>
        <source>For a new station</source>
        <translation>Pour un nouveau poste</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>Ouvrir un coffre</translation>
    </message>
    <message>
        <source>One that is on this machine</source>
        <translation>Un coffre de cet ordinateur</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>From one encrypted file</source>
        <translation>Depuis un seul fichier chiffré</translation>
    </message>
    <message>
        <source>Try with demo data</source>
        <translation>Essayer des données fictives</translation>
    </message>
    <message>
        <source>Everything in it is invented</source>
        <translation>Tout y est inventé</translation>
    </message>
</context>
<context>
    <name>FollowUpsCard</name>
    <message>
        <source>Follow-ups</source>
        <translation>Suivis</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a follow-up</source>
        <translation>Ajouter un suivi</translation>
    </message>
    <message>
        <source>They come with the release, or are added here.</source>
        <translation>Ils viennent avec l’envoi, ou s’ajoutent ici.</translation>
    </message>
    <message>
        <source>Due {date}</source>
        <translation>Échéance {date}</translation>
    </message>
    <message>
        <source>Record the result</source>
        <translation>Consigner le résultat</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
</context>
<context>
    <name>FormMaker</name>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>GivenLine</name>
    <message>
        <source>Set by the kind of this file.</source>
        <translation>Réponse fixée par le genre de ce dossier.</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Language of the guide</source>
        <translation>Langue du guide</translation>
    </message>
    <message>
        <source>Guide for courts and review bodies</source>
        <translation>Guide à l’intention des tribunaux et des organismes de surveillance</translation>
    </message>
    <message>
        <source>The guide was made.</source>
        <translation>Le guide a été fait.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>HardStopsPanel</name>
    <message>
        <source>Hard stops</source>
        <translation>Interdictions</translation>
    </message>
    <message>
        <source>A hard stop never stops you from saving. It stops signing and release, and says why.</source>
        <translation>Une interdiction n’empêche jamais d’enregistrer. Elle bloque la signature et la communication, et dit pourquoi.</translation>
    </message>
    <message>
        <source>{blocks} blocks, {waits} wait</source>
        <translation>Bloque {blocks} · attend {waits}</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Sans effet</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Go to {number}</source>
        <translation>Aller à {number}</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Entries of the history, newest first</source>
        <translation>Entrées de l’historique, la plus récente d’abord</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Entrées plus anciennes</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>Aucune entrée ne correspond</translation>
    </message>
    <message>
        <source>Change or clear the filter above.</source>
        <translation>Changez ou effacez le filtre ci-dessus.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Heure (UTC)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>With contents, to be read and checked</source>
        <translation>Avec le contenu, à lire et à vérifier</translation>
    </message>
    <message>
        <source>Without contents, to be checked only</source>
        <translation>Sans le contenu, à vérifier seulement</translation>
    </message>
    <message>
        <source>looked back to entry {seq}</source>
        <translation>recherche faite jusqu’à l’entrée {seq}</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exporter l’historique</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>Fichiers ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Exporting the history</source>
        <translation>Exportation de l’historique</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The history is in {file}. Its last entry and hash: {head}</source>
        <translation>L’historique est dans {file}. Sa dernière entrée et son empreinte&#xa0;: {head}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries shown</source>
        <translation>
            <numerusform>%n entrée affichée</numerusform>
            <numerusform>%n entrées affichées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Words in the subject, the officer’s name or the contents</source>
        <translation>Mots dans le sujet, le nom de l’agent ou le contenu</translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>Filtrer par nature</translation>
    </message>
    <message>
        <source>Filter by officer</source>
        <translation>Filtrer par agent</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Officer: all</source>
        <translation>Agent&#xa0;: tous</translation>
    </message>
    <message>
        <source>About {subject} only</source>
        <translation>Sur {subject} seulement</translation>
    </message>
    <message>
        <source>Show the whole history again</source>
        <translation>Montrer de nouveau tout l’historique</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Openings and searches</source>
        <translation>Consultations et recherches</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Prints and exports</source>
        <translation>Impressions et exportations</translation>
    </message>
    <message>
        <source>Unlocks and refusals</source>
        <translation>Déverrouillages et refus</translation>
    </message>
    <message>
        <source>Keys and safekeeping</source>
        <translation>Clés et garde</translation>
    </message>
    <message>
        <source>Kind: all</source>
        <translation>Nature&#xa0;: toutes</translation>
    </message>
</context>
<context>
    <name>HomeLines</name>
    <message>
        <source>not saved yet</source>
        <translation>pas encore enregistrée</translation>
    </message>
    <message>
        <source>saved today {time}</source>
        <translation>enregistrée aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>saved yesterday {time}</source>
        <translation>enregistrée hier à {time}</translation>
    </message>
    <message>
        <source>saved {date}</source>
        <translation>enregistrée le {date}</translation>
    </message>
    <message>
        <source>Ready to sign</source>
        <translation>Prête pour la signature</translation>
    </message>
    <message numerus="yes">
        <source>%n answers missing</source>
        <translation>
            <numerusform>%n réponse manquante</numerusform>
            <numerusform>%n réponses manquantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unable</source>
        <translation>
            <numerusform>%n indéterminée</numerusform>
            <numerusform>%n indéterminées</numerusform>
        </translation>
    </message>
    <message>
        <source>No title yet</source>
        <translation>Pas encore de titre</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Rouvert</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>returned: “{reason}”</source>
        <translation>renvoyée&#xa0;: «&#xa0;{reason}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n réponse à donner</numerusform>
            <numerusform>%n réponses à donner</numerusform>
        </translation>
    </message>
    <message>
        <source>{open} of {all} to correct</source>
        <translation>{open} sur {all} à corriger</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>de {name}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>closed by {name}</source>
        <translation>clos par {name}</translation>
    </message>
    <message>
        <source>Closed triage</source>
        <translation>Triage clos</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>To the Minister, before 1 March</source>
        <translation>Au ministre, avant le 1er mars</translation>
    </message>
    <message>
        <source>No citation yet</source>
        <translation>Sans source encore</translation>
    </message>
    <message>
        <source>Type the shares back from paper once a year</source>
        <translation>Tapez les parts à partir du papier une fois par an</translation>
    </message>
    <message>
        <source>Without it, lost passphrases lose the vault</source>
        <translation>Sans elle, des phrases secrètes perdues perdent le coffre</translation>
    </message>
    <message>
        <source>It was made, but never typed back from paper</source>
        <translation>Elle a été faite, mais jamais retapée à partir du papier</translation>
    </message>
    <message>
        <source>The sheets were used: make a new kit</source>
        <translation>Les feuilles ont servi&#xa0;: faites une nouvelle trousse</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>The recovery kit {kit} was used on {date}: {name} became administrator with it.</source>
        <translation>La trousse de récupération {kit} a été utilisée le {date}&#xa0;: {name} est ainsi devenu administrateur.</translation>
    </message>
    <message>
        <source>Assurance check</source>
        <translation>Vérification d’une garantie</translation>
    </message>
    <message>
        <source>Source refresh</source>
        <translation>Mise à jour d’une source</translation>
    </message>
    <message>
        <source>Arrangement review</source>
        <translation>Examen d’une entente</translation>
    </message>
    <message>
        <source>Assurance renewal</source>
        <translation>Renouvellement de garantie</translation>
    </message>
    <message>
        <source>Agreement review</source>
        <translation>Examen d’accord</translation>
    </message>
    <message>
        <source>Incident to cite</source>
        <translation>Incident sans source</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Recovery kit</source>
        <translation>Trousse de récupération</translation>
    </message>
    <message>
        <source>Recovery drill</source>
        <translation>Exercice de récupération</translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n jour de retard</numerusform>
            <numerusform>%n jours de retard</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>Dans&#xa0;%n jour</numerusform>
            <numerusform>Dans&#xa0;%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Open a packet</source>
        <translation>Ouvrir un dossier de décision</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation>À terminer</translation>
    </message>
    <message>
        <source>Nothing to finish</source>
        <translation>Rien à terminer</translation>
    </message>
    <message>
        <source>An assessment appears here from its first answer.</source>
        <translation>Une évaluation apparaît ici dès sa première réponse.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Rien à décider</translation>
    </message>
    <message>
        <source>Drop a packet on the window to open it.</source>
        <translation>Déposez un dossier de décision sur la fenêtre pour l’ouvrir.</translation>
    </message>
    <message>
        <source>Returned to me</source>
        <translation>À reprendre</translation>
    </message>
    <message>
        <source>Nothing returned</source>
        <translation>Rien à reprendre</translation>
    </message>
    <message>
        <source>A file that comes back stands here with the reason.</source>
        <translation>Un dossier qui revient apparaît ici avec le motif.</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéances</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation>Aucune échéance</translation>
    </message>
    <message>
        <source>Checks, renewals, reviews and notices appear here four months ahead.</source>
        <translation>Vérifications, renouvellements, examens et avis paraissent ici quatre mois à l’avance.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently closed</source>
        <translation>Closes récemment</translation>
    </message>
    <message>
        <source>Nothing closed in the last 30 days</source>
        <translation>Rien de clos depuis 30 jours</translation>
    </message>
    <message>
        <source>A file appears here when it is decided or withdrawn.</source>
        <translation>Un dossier apparaît ici quand il est décidé ou retiré.</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>Afficher tous les dossiers</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>J’en ai pris connaissance</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Political Terror Scale</source>
        <translation>Political Terror Scale</translation>
    </message>
    <message>
        <source>Other indicators</source>
        <translation>Autres indicateurs</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>A CSV file with the columns name, country and kind. Also taken: id, unit, parent, short_name, aliases, mandate, marking, note.</source>
        <translation>Un fichier CSV avec les colonnes name, country et kind. Aussi lues&#xa0;: id, unit, parent, short_name, aliases, mandate, marking, note.</translation>
    </message>
    <message>
        <source>A CSV file with one row for each country, year and value; you say which column is which.</source>
        <translation>Un fichier CSV avec une ligne par pays, année et valeur; vous indiquez le rôle de chaque colonne.</translation>
    </message>
    <message>
        <source>A CSV file whose first row names the columns as an export of this list does.</source>
        <translation>Un fichier CSV dont la première ligne nomme les colonnes comme le fait une exportation de cette liste.</translation>
    </message>
    <message>
        <source>{done} rows read</source>
        <translation>{done} lignes lues</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Annulé. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, {skipped} skipped, {problems} to look at.</source>
        <translation>Lignes lues&#xa0;: {read}. Ajoutées&#xa0;: {added}, mises à jour&#xa0;: {updated}, inchangées&#xa0;: {unchanged}, écartées&#xa0;: {skipped}, à vérifier&#xa0;: {problems}.</translation>
    </message>
    <message>
        <source>Import: {register}</source>
        <translation>Importer&#xa0;: {register}</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lecture du fichier</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt);;All files (*)</source>
        <translation>Tableaux (*.csv *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The file as the Political Terror Scale publishes it.</source>
        <translation>Le fichier tel que publié par la Political Terror Scale.</translation>
    </message>
    <message>
        <source>The country-year file as V-Dem publishes it.</source>
        <translation>Le fichier par pays et année tel que publié par V-Dem.</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Status of the claim</source>
        <translation>État de l’allégation</translation>
    </message>
    <message>
        <source>Kind of incident</source>
        <translation>Nature de l’incident</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>The unit that is alleged to have done it.</source>
        <translation>L’unité qui l’aurait fait.</translation>
    </message>
    <message>
        <source>What is alleged, by whom</source>
        <translation>Ce qui est allégué, par qui</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>At least one, before the claim is accepted or disputed.</source>
        <translation>Au moins une, avant que l’allégation soit acceptée ou contestée.</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Toujours ouvert</translation>
    </message>
    <message>
        <source>Change incident</source>
        <translation>Modifier l’incident</translation>
    </message>
    <message>
        <source>Record an incident</source>
        <translation>Consigner un incident</translation>
    </message>
</context>
<context>
    <name>IndicatorLine</name>
    <message>
        <source>{name}, {year}: {value}</source>
        <translation>{name}, {year}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>IssueGroup</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Afficher&#xa0;%n</numerusform>
            <numerusform>Afficher les&#xa0;%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Les masquer</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Confirm, or change the answer.</source>
        <translation>Confirmez, ou changez la réponse.</translation>
    </message>
    <message>
        <source>“{mark}” is not a marking that can be read</source>
        <translation>«&#xa0;{mark}&#xa0;» n’est pas une cote lisible</translation>
    </message>
    <message>
        <source>Choose level and release of this text.</source>
        <translation>Choisissez le niveau et la diffusion de ce texte.</translation>
    </message>
    <message>
        <source>{number} is “unable to determine”</source>
        <translation>{number} est «&#xa0;impossible à déterminer&#xa0;»</translation>
    </message>
    <message>
        <source>It counts as high until known, and it is printed as such.</source>
        <translation>Compte comme élevé tant qu’on ne sait pas, et s’imprime ainsi.</translation>
    </message>
    <message>
        <source>Mend it: this check cannot be passed over.</source>
        <translation>À corriger&#xa0;: ce contrôle ne peut pas être écarté.</translation>
    </message>
    <message>
        <source>{number} and another answer disagree</source>
        <translation>{number} et une autre réponse se contredisent</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>The vault gets a new data key by itself when an officer leaves. Copies made before still open with the old key: keep them as safe as the vault.</source>
        <translation>Le coffre reçoit de lui-même une nouvelle clé de données quand un agent part. Les copies faites avant s’ouvrent encore avec l’ancienne clé&#xa0;: gardez-les aussi sûrement que le coffre.</translation>
    </message>
    <message>
        <source>Renew the data key</source>
        <translation>Renouveler la clé de données</translation>
    </message>
    <message>
        <source>Key slots</source>
        <translation>Emplacements de clé</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Opens with</source>
        <translation>Ouvre avec</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Writing the vault under its new key</source>
        <translation>Écriture du coffre sous sa nouvelle clé</translation>
    </message>
    <message>
        <source>The whole vault is written anew. Nobody&apos;s passphrase changes.</source>
        <translation>Le coffre entier est réécrit. La phrase secrète de personne ne change.</translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation>Renouveler la clé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The vault has a new data key.</source>
        <translation>Le coffre a une nouvelle clé de données.</translation>
    </message>
    <message>
        <source>Only an administrator sees the keys.</source>
        <translation>Seul un administrateur voit les clés.</translation>
    </message>
    <message>
        <source>This data key is in force since {date}.</source>
        <translation>Cette clé de données est en vigueur depuis le {date}.</translation>
    </message>
    <message>
        <source>An officer left since: renew it.</source>
        <translation>Un agent est parti depuis&#xa0;: renouvelez-la.</translation>
    </message>
    <message>
        <source>Smart card {token}</source>
        <translation>Carte à puce {token}</translation>
    </message>
    <message>
        <source>Passphrase (PBKDF2, {count},000 rounds)</source>
        <translation>Phrase secrète (PBKDF2, {count} 000 tours)</translation>
    </message>
    <message>
        <source>Passphrase (Argon2id, {size} MiB)</source>
        <translation>Phrase secrète (Argon2id, {size} Mio)</translation>
    </message>
    <message>
        <source>Must unlock once</source>
        <translation>Doit déverrouiller une fois</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
</context>
<context>
    <name>KnowPanel</name>
    <message>
        <source>about {number}</source>
        <translation>sur {number}</translation>
    </message>
    <message>
        <source>What we know</source>
        <translation>Ce que nous savons</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Afficher les précédents</translation>
    </message>
    <message>
        <source>Nothing here is new</source>
        <translation>Rien de nouveau ici</translation>
    </message>
    <message>
        <source>Press the filter again to see the whole record.</source>
        <translation>Relâchez le filtre pour revoir tout le dossier.</translation>
    </message>
    <message>
        <source>Nothing in the record bears on this question</source>
        <translation>Rien au dossier ne concerne cette question</translation>
    </message>
    <message>
        <source>Exchanges, assurances, incidents and sources appear here.</source>
        <translation>Échanges, garanties, incidents et sources apparaissent ici.</translation>
    </message>
    <message>
        <source>More than {count} new since {date}</source>
        <translation>Plus de {count} nouveautés depuis le {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n new since {date}</source>
        <translation>
            <numerusform>%n nouveauté depuis le {date}</numerusform>
            <numerusform>%n nouveautés depuis le {date}</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only what was recorded or changed since {last} was signed</source>
        <translation>Afficher seulement ce qui a été inscrit ou modifié depuis la signature de {last}</translation>
    </message>
    <message>
        <source>Nothing new since {date}</source>
        <translation>Rien de nouveau depuis le {date}</translation>
    </message>
</context>
<context>
    <name>Labeller</name>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Unable</source>
        <translation>Impossible à déterminer</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LadderCard</name>
    <message>
        <source>Ladder</source>
        <translation>Paliers d’approbation</translation>
    </message>
    <message>
        <source>Level needed: {level}</source>
        <translation>Niveau requis&#xa0;: {level}</translation>
    </message>
    <message>
        <source>You, now</source>
        <translation>Vous, maintenant</translation>
    </message>
    <message>
        <source>Waits for this level</source>
        <translation>En attente de ce niveau</translation>
    </message>
    <message>
        <source>You may, now</source>
        <translation>Vous le pouvez</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
    <message>
        <source>If the file is sent up</source>
        <translation>Si le dossier est transmis</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Not yet needed</source>
        <translation>Pas encore requis</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Non requis</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non sollicité</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Facultatif</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signé</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>LapseForm</name>
    <message>
        <source>What happened</source>
        <translation>Ce qui est arrivé</translation>
    </message>
    <message>
        <source>Nothing may start from it once this is recorded.</source>
        <translation>Rien ne pourra plus en partir une fois ceci consigné.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Le</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Ce qu’on en sait</translation>
    </message>
    <message>
        <source>Record what ended {id}</source>
        <translation>Consigner ce qui met fin à {id}</translation>
    </message>
</context>
<context>
    <name>Lapsed</name>
    <message>
        <source>{who}, {role}: {outcome} on {day}</source>
        <translation>{who}, {role}&#xa0;: {outcome} le {day}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>{mark} {head}: {before} → {after}</source>
        <translation>{mark} {head}&#xa0;: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>A part of the program failed. What was saved is safe. Lock and unlock before you go on.</source>
        <translation>Une partie du programme a échoué. Ce qui est enregistré est en sûreté. Verrouillez puis déverrouillez avant de continuer.</translation>
    </message>
</context>
<context>
    <name>LimbCard</name>
    <message>
        <source>Reason of {number}</source>
        <translation>Motif de {number}</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Écrire le motif</translation>
    </message>
    <message>
        <source>Answer and reason missing</source>
        <translation>Réponse et motif manquants</translation>
    </message>
    <message>
        <source>Reason missing</source>
        <translation>Motif manquant</translation>
    </message>
    <message>
        <source>Marking missing</source>
        <translation>Cote manquante</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Cite</source>
        <translation>Citer</translation>
    </message>
    <message>
        <source>Cite {subject}</source>
        <translation>Citer {subject}</translation>
    </message>
    <message>
        <source>Cite as evidence of this question (Enter)</source>
        <translation>Citer comme preuve de cette question (Entrée)</translation>
    </message>
</context>
<context>
    <name>ListPrintDialog</name>
    <message>
        <source>Print this list</source>
        <translation>Imprimer cette liste</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copie faite, numérotée et consignée.</numerusform>
            <numerusform>%n copies faites, numérotées et consignées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>Not closed yet</source>
        <translation>Pas encore fermé</translation>
    </message>
    <message>
        <source>Saving and closing</source>
        <translation>Enregistrement et fermeture</translation>
    </message>
    <message>
        <source>Not locked yet</source>
        <translation>Pas encore verrouillé</translation>
    </message>
    <message>
        <source>Saving and locking</source>
        <translation>Enregistrement et verrouillage</translation>
    </message>
    <message>
        <source>What you typed is kept in memory. It is saved as soon as this is solved.</source>
        <translation>Ce que vous avez tapé reste en mémoire. Ce sera enregistré dès que le problème sera réglé.</translation>
    </message>
    <message>
        <source>Save and lock again</source>
        <translation>Enregistrer et verrouiller de nouveau</translation>
    </message>
    <message>
        <source>Save and close again</source>
        <translation>Enregistrer et fermer de nouveau</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>A job in the vault is being finished first. Nothing of it is lost.</source>
        <translation>Un travail dans le coffre s’achève d’abord. Rien n’en est perdu.</translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message>
        <source>Machine and vault</source>
        <translation>Machine et coffre</translation>
    </message>
    <message>
        <source>Nothing is changed. “assessor doctor” says the same on the command line.</source>
        <translation>Rien n’est modifié. «&#xa0;assessor doctor&#xa0;» dit la même chose en ligne de commande.</translation>
    </message>
    <message>
        <source>Only who may read the record or administers sees this.</source>
        <translation>Seuls les agents qui peuvent lire le registre ou qui administrent voient ceci.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Show only what needs somebody</source>
        <translation>Montrer seulement ce qui demande une action</translation>
    </message>
    <message numerus="yes">
        <source>Show %n that are well too</source>
        <translation>
            <numerusform>Montrer aussi %n point en ordre</numerusform>
            <numerusform>Montrer aussi %n points en ordre</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Tout est en ordre.</translation>
    </message>
</context>
<context>
    <name>MakeForm</name>
    <message>
        <source>Make a vault</source>
        <translation>Créer un coffre</translation>
    </message>
    <message>
        <source>You become its first officer, and you administer it.</source>
        <translation>Vous en devenez le premier agent, et vous le gérez.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>Nom du coffre</translation>
    </message>
    <message>
        <source>For example OTT-04.</source>
        <translation>Par exemple OTT-04.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>As it stands on signed packets.</source>
        <translation>Tel qu’il figure sur les dossiers signés.</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Votre fonction</translation>
    </message>
    <message>
        <source>Your title (optional)</source>
        <translation>Votre titre (facultatif)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>15 characters or more. Long is better than odd.</source>
        <translation>15 caractères ou plus. Mieux vaut longue que bizarre.</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Phrase secrète, encore</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Créer le coffre</translation>
    </message>
    <message>
        <source>Very hard to guess.</source>
        <translation>Très difficile à deviner.</translation>
    </message>
    <message>
        <source>Hard to guess. Longer is better still.</source>
        <translation>Difficile à deviner. Plus longue, c’est encore mieux.</translation>
    </message>
    <message numerus="yes">
        <source>%n more characters needed.</source>
        <translation>
            <numerusform>Il manque&#xa0;%n caractère.</numerusform>
            <numerusform>Il manque&#xa0;%n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>Les deux diffèrent. Retapez-les.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Remplissez ce champ.</translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation>Création du coffre</translation>
    </message>
</context>
<context>
    <name>MakingPane</name>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Written before</source>
        <translation>Déjà produites</translation>
    </message>
    <message>
        <source>Versions written before</source>
        <translation>Versions déjà produites</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>{version}, {year}</source>
        <translation>{version}, {year}</translation>
    </message>
    <message>
        <source>{version}, {year}, as written on {day}</source>
        <translation>{version}, {year}, produite le {day}</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation>Aucune version encore</translation>
    </message>
    <message>
        <source>Each version that is written is listed here, with its numbers in the history.</source>
        <translation>Chaque version produite figure ici; ses chiffres sont dans l’historique.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>The year has not ended: its numbers may still change.</source>
        <translation>L’année n’est pas terminée&#xa0;: ses chiffres peuvent encore changer.</translation>
    </message>
    <message>
        <source>The Minister’s version is made in both languages.</source>
        <translation>La version du ministre est produite dans les deux langues.</translation>
    </message>
    <message>
        <source>Late: it was due before {day}. It can be made all the same.</source>
        <translation>En retard&#xa0;: l’échéance était avant le {day}. Il peut tout de même être produit.</translation>
    </message>
    <message>
        <source>Due to the Minister before {day}.</source>
        <translation>À remettre au ministre avant le {day}.</translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation>{place}&#xa0;: {problem}</translation>
    </message>
    <message numerus="yes">
        <source>{problem}; %n more</source>
        <translation>
            <numerusform>{problem}; %n autre</numerusform>
            <numerusform>{problem}; %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>As now</source>
        <translation>Inchangés</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Changés depuis</translation>
    </message>
    <message>
        <source>{version}, in French</source>
        <translation>{version}, en français</translation>
    </message>
    <message>
        <source>{version}, in English</source>
        <translation>{version}, en anglais</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Mise en page</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Produit&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>MarkHead</name>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>Non coté</translation>
    </message>
    <message>
        <source>Marking of {title}: {mark}</source>
        <translation>Cote de {title}&#xa0;: {mark}</translation>
    </message>
    <message>
        <source>Marking of this text (Ctrl+M)</source>
        <translation>Cote de ce texte (Ctrl+M)</translation>
    </message>
</context>
<context>
    <name>MarkingPicker</name>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>No mark</source>
        <translation>Sans mention</translation>
    </message>
    <message>
        <source>CEO</source>
        <translation>CEO</translation>
    </message>
    <message>
        <source>REL TO</source>
        <translation>REL TO</translation>
    </message>
    <message>
        <source>Canadian Eyes Only</source>
        <translation>Réservé aux Canadiens</translation>
    </message>
    <message>
        <source>May be released to these countries</source>
        <translation>Peut être communiqué à ces pays</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Other country, three letters</source>
        <translation>Autre pays, trois lettres</translation>
    </message>
    <message>
        <source>Type three letters, then Enter</source>
        <translation>Tapez trois lettres, puis Entrée</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Choose a level, or type the mark.</source>
        <translation>Choisissez un niveau ou tapez la cote.</translation>
    </message>
    <message>
        <source>Now choose a release: no mark, CEO or REL TO.</source>
        <translation>Choisissez maintenant une diffusion&#xa0;: aucune mention, CEO ou REL TO.</translation>
    </message>
    <message>
        <source>Name at least one country besides Canada.</source>
        <translation>Nommez au moins un pays en plus du Canada.</translation>
    </message>
    <message>
        <source>Until then the mark stays as it was; Esc again closes.</source>
        <translation>D’ici là, la cote reste comme elle était; Échap encore une fois ferme.</translation>
    </message>
    <message>
        <source>Page banner stays</source>
        <translation>La bannière reste</translation>
    </message>
    <message>
        <source>Page banner becomes</source>
        <translation>La bannière devient</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Residual, live</source>
        <translation>Risque résiduel</translation>
    </message>
    <message>
        <source>Baseline, live</source>
        <translation>Risque initial</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Comment il a été établi</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>{made} may be the same partner as {other}: a name is the same.</source>
        <translation>{made} est peut-être le même partenaire que {other}&#xa0;: un nom est le même.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Merge with another entry</source>
        <translation>Fusionner avec une autre entrée</translation>
    </message>
    <message>
        <source>Undo the merging of {entry}</source>
        <translation>Annuler la fusion de {entry}</translation>
    </message>
    <message>
        <source>Choose the other entry</source>
        <translation>Choisissez l’autre entrée</translation>
    </message>
    <message>
        <source>Both are shown here side by side. Nothing that was written under either is changed: one name then stands for both, and the merging can be undone.</source>
        <translation>Les deux s’affichent ici côte à côte. Rien de ce qui a été consigné sous l’une ou l’autre ne change&#xa0;: un seul nom représente ensuite les deux, et la fusion peut être annulée.</translation>
    </message>
    <message>
        <source>Why they are the same partner</source>
        <translation>Pourquoi c’est le même partenaire</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Merge two entries for one partner</source>
        <translation>Fusionner deux entrées d’un même partenaire</translation>
    </message>
    <message>
        <source>The other entry for this partner</source>
        <translation>L’autre entrée de ce partenaire</translation>
    </message>
    <message>
        <source>The entry that is kept</source>
        <translation>L’entrée gardée</translation>
    </message>
    <message>
        <source>Marking of the text</source>
        <translation>Cote du texte</translation>
    </message>
    <message>
        <source>What you typed is not saved.</source>
        <translation>Ce que vous avez tapé n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>L’abandonner</translation>
    </message>
    <message>
        <source>Everything that was written under either stays, and both histories. The merging can be undone.</source>
        <translation>Tout ce qui a été consigné sous l’une ou l’autre demeure, ainsi que les deux historiques. La fusion peut être annulée.</translation>
    </message>
    <message>
        <source>The stricter arrangement holds for both: {status}.</source>
        <translation>L’entente la plus stricte vaut pour les deux&#xa0;: {status}.</translation>
    </message>
    <message>
        <source>The stricter arrangement holds for both: {status} ({acts}).</source>
        <translation>L’entente la plus stricte vaut pour les deux&#xa0;: {status} ({acts}).</translation>
    </message>
    <message>
        <source>{merged} was merged into {kept}</source>
        <translation>{merged} a été fusionné avec {kept}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The entry whose name and facts are kept</source>
        <translation>L’entrée dont le nom et les données sont gardés</translation>
    </message>
</context>
<context>
    <name>MergeTable</name>
    <message>
        <source>What both entries have</source>
        <translation>Ce que contiennent les deux entrées</translation>
    </message>
    <message>
        <source>{entry}, kept</source>
        <translation>{entry}, gardée</translation>
    </message>
    <message>
        <source>{entry}, merged into it</source>
        <translation>{entry}, fusionnée avec elle</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>International</source>
        <translation>International</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Mandat</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Entries of the record</source>
        <translation>Inscriptions au dossier</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Incidents ouverts</translation>
    </message>
    <message>
        <source>Assurances broken</source>
        <translation>Assurances non respectées</translation>
    </message>
    <message>
        <source>Assessments not closed</source>
        <translation>Évaluations non closes</translation>
    </message>
</context>
<context>
    <name>MethodologyTab</name>
    <message>
        <source>Methodologies</source>
        <translation>Méthodologies</translation>
    </message>
    <message>
        <source>Check a file</source>
        <translation>Vérifier un fichier</translation>
    </message>
    <message>
        <source>Methodology</source>
        <translation>Méthodologie</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sections, questions, hard stops and ladder</source>
        <translation>Sections, questions, interdictions et échelle</translation>
    </message>
    <message>
        <source>Everything that the part says</source>
        <translation>Tout ce que dit cette partie</translation>
    </message>
    <message>
        <source>Show the difference from another one</source>
        <translation>Montrer la différence avec une autre</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Check of a file</source>
        <translation>Vérification d’un fichier</translation>
    </message>
    <message>
        <source>Problems of the file</source>
        <translation>Problèmes du fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference from…</source>
        <translation>Différence avec…</translation>
    </message>
    <message>
        <source>They say the same.</source>
        <translation>Elles disent la même chose.</translation>
    </message>
    <message numerus="yes">
        <source>{file} cannot be used yet: %n thing(s) to mend.</source>
        <translation>
            <numerusform>{file} ne peut pas encore servir&#xa0;:&#xa0;%n point à corriger.</numerusform>
            <numerusform>{file} ne peut pas encore servir&#xa0;:&#xa0;%n points à corriger.</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} has no problem and can be used.</source>
        <translation>{file} est sans problème et peut servir.</translation>
    </message>
    <message>
        <source>Methodologies (*.toml);;All files (*)</source>
        <translation>Méthodologies (*.toml);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>{item}, {count} waiting</source>
        <translation>{item}, {count} en attente</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Gestion</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>NewAssessment</name>
    <message>
        <source>New assessment</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Kind of assessment</source>
        <translation>Genre d’évaluation</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Portant sur</translation>
    </message>
    <message>
        <source>A partner</source>
        <translation>Un partenaire</translation>
    </message>
    <message>
        <source>A country</source>
        <translation>Un pays</translation>
    </message>
    <message>
        <source>Methodology</source>
        <translation>Méthodologie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Country, type a few letters</source>
        <translation>Pays, tapez quelques lettres</translation>
    </message>
    <message>
        <source>Countries that fit</source>
        <translation>Pays correspondants</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partner, type a few letters</source>
        <translation>Partenaire, tapez quelques lettres</translation>
    </message>
    <message>
        <source>Partners that fit</source>
        <translation>Partenaires correspondants</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>No partner is recorded yet.</source>
        <translation>Aucun partenaire n’est encore inscrit.</translation>
    </message>
    <message>
        <source>No partner fits. Type fewer letters.</source>
        <translation>Aucun partenaire ne correspond. Tapez moins de lettres.</translation>
    </message>
    <message>
        <source>{shown} of {all} partners. Enter chooses; “Begin” makes the file.</source>
        <translation>{shown} partenaires sur {all}. Entrée choisit; «&#xa0;Commencer&#xa0;» crée le dossier.</translation>
    </message>
    <message>
        <source>{shown} of {all} countries. Enter chooses; “Begin” makes the file.</source>
        <translation>{shown} pays sur {all}. Entrée choisit; «&#xa0;Commencer&#xa0;» crée le dossier.</translation>
    </message>
</context>
<context>
    <name>NoPartners</name>
    <message>
        <source>No partner matches</source>
        <translation>Aucun partenaire ne correspond</translation>
    </message>
    <message>
        <source>Change the filters above, or clear them.</source>
        <translation>Changez les filtres ci-dessus, ou effacez-les.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>No partner yet</source>
        <translation>Aucun partenaire pour l’instant</translation>
    </message>
    <message>
        <source>Add one, or import a list of partners from a CSV file.</source>
        <translation>Ajoutez-en un, ou importez une liste de partenaires d’un fichier CSV.</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Language of the notice</source>
        <translation>Langue de l’avis</translation>
    </message>
    <message>
        <source>Print the notice</source>
        <translation>Imprimer l’avis</translation>
    </message>
    <message>
        <source>The notice was made and logged.</source>
        <translation>L’avis a été fait et consigné.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Approvals</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Notices owed</source>
        <translation>Avis dus</translation>
    </message>
    <message>
        <source>A determination of the deputy head is reported to the Minister and to the review bodies as soon as feasible (B-12). Each is told what it may know, on a notice of its own; the day, the means and the proof of its sending are recorded here.</source>
        <translation>Une décision de l’administrateur général est communiquée au ministre et aux organismes de surveillance dès que possible (B-12). Chacun apprend ce qu’il peut savoir, par un avis distinct; le jour, le moyen et la preuve de l’envoi sont consignés ici.</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Dus</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Which notices</source>
        <translation>Quels avis</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Sent, reference</source>
        <translation>Envoi, référence</translation>
    </message>
    <message>
        <source>Print or write</source>
        <translation>Imprimer ou écrire</translation>
    </message>
    <message>
        <source>Record as sent</source>
        <translation>Consigner l’envoi</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>No notice is owed</source>
        <translation>Aucun avis n’est dû</translation>
    </message>
    <message>
        <source>One appears when a decision of the deputy head is recorded.</source>
        <translation>Il en paraît un quand une décision de l’administrateur général est consignée.</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n avis</numerusform>
            <numerusform>%n avis</numerusform>
        </translation>
    </message>
    <message>
        <source>The annual report gives the one selected.</source>
        <translation>Le rapport annuel donne celui qui est choisi.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>proof kept</source>
        <translation>preuve conservée</translation>
    </message>
</context>
<context>
    <name>NumbersPane</name>
    <message>
        <source>Numbers</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Mark this number</source>
        <translation>Coter ce chiffre</translation>
    </message>
    <message>
        <source>Numbers of the year</source>
        <translation>Chiffres de l’année</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Rubrique</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Ce qui est compté</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>What the chosen number counts</source>
        <translation>Ce que compte le chiffre choisi</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>This number is 0</source>
        <translation>Ce chiffre est 0</translation>
    </message>
    <message>
        <source>What it counts is listed here, to be opened.</source>
        <translation>Ce qu’il compte figure ici et peut être ouvert.</translation>
    </message>
    <message>
        <source>{marking}, not public</source>
        <translation>{marking}, non public</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>The request is in {file}, the roster beside it. Send both to the office, and read the fingerprint of this station out by telephone: it stands under Trust.</source>
        <translation>La demande est dans {file}, la liste d’agents à côté. Envoyez les deux au bureau central et lisez-lui l’empreinte de ce poste par téléphone&#xa0;: elle figure sous Confiance.</translation>
    </message>
    <message>
        <source>The roster is in {file}. It holds for 90 days. Send it to every station.</source>
        <translation>La liste est dans {file}. Elle vaut 90 jours. Envoyez-la à chaque poste.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Bureau central</translation>
    </message>
    <message>
        <source>One office stands above the stations. Its authority certifies theirs, and its roster names all officers, so that stations need not exchange rosters one by one. Requests and answers are files.</source>
        <translation>Un bureau central est au-dessus des postes. Son autorité certifie les leurs et sa liste nomme tous les agents&#xa0;: les postes n’ont plus à échanger leurs listes une à une. Les demandes et les réponses sont des fichiers.</translation>
    </message>
    <message>
        <source>TRIAL: this office is for trials. What is signed under it counts nowhere.</source>
        <translation>ESSAI&#xa0;: ce bureau central sert à des essais. Ce qui est signé sous lui ne vaut nulle part.</translation>
    </message>
    <message>
        <source>Fingerprint of the office</source>
        <translation>Empreinte du bureau central</translation>
    </message>
    <message>
        <source>Make this station the office</source>
        <translation>Faire de ce poste le bureau central</translation>
    </message>
    <message>
        <source>Ask to be enrolled</source>
        <translation>Demander l’inscription</translation>
    </message>
    <message>
        <source>Take in the answer</source>
        <translation>Recevoir la réponse</translation>
    </message>
    <message>
        <source>Enrol a station</source>
        <translation>Inscrire un poste</translation>
    </message>
    <message>
        <source>Write the office’s roster</source>
        <translation>Écrire la liste du bureau central</translation>
    </message>
    <message>
        <source>Only an administrator changes whom this vault trusts.</source>
        <translation>Seul un administrateur change à qui ce coffre fait confiance.</translation>
    </message>
    <message>
        <source>This station belongs to no office yet.</source>
        <translation>Ce poste ne relève encore d’aucun bureau central.</translation>
    </message>
    <message>
        <source>Its key is in this vault</source>
        <translation>Sa clé est dans ce coffre</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Poste inscrit</translation>
    </message>
    <message>
        <source>Certificate until {day}</source>
        <translation>Certificat jusqu’au {day}</translation>
    </message>
    <message>
        <source>Stations: {names}</source>
        <translation>Postes&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Roster {number} until {day}</source>
        <translation>Liste {number} jusqu’au {day}</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nom du bureau central</translation>
    </message>
    <message>
        <source>As it stands on certificates. It cannot be changed.</source>
        <translation>Tel qu’il figure sur les certificats. Il ne peut pas être changé.</translation>
    </message>
    <message>
        <source>For trials only: the name says so</source>
        <translation>Pour des essais seulement&#xa0;: le nom le dit</translation>
    </message>
    <message>
        <source>Make the office</source>
        <translation>Créer le bureau central</translation>
    </message>
    <message>
        <source>This station is the office now.</source>
        <translation>Ce poste est maintenant le bureau central.</translation>
    </message>
    <message>
        <source>Take in the answer of {office}</source>
        <translation>Recevoir la réponse de {office}</translation>
    </message>
    <message>
        <source>Signatures carry this office’s certificate from then on.</source>
        <translation>Les signatures porteront dès lors le certificat de ce bureau central.</translation>
    </message>
    <message>
        <source>Join this office</source>
        <translation>Rejoindre ce bureau central</translation>
    </message>
    <message>
        <source>This station belongs to {office} now.</source>
        <translation>Ce poste relève maintenant de {office}.</translation>
    </message>
    <message>
        <source>Enrol {station}</source>
        <translation>Inscrire {station}</translation>
    </message>
    <message numerus="yes">
        <source>%n officers stand in its roster.</source>
        <translation>
            <numerusform>%n agent figure dans son tableau.</numerusform>
            <numerusform>%n agents figurent dans son tableau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enrol this station</source>
        <translation>Inscrire ce poste</translation>
    </message>
    <message>
        <source>{station} is enrolled. Send back the answer in {file}.</source>
        <translation>{station} est inscrit. Renvoyez la réponse, dans {file}.</translation>
    </message>
    <message>
        <source>Requests (*.csr)</source>
        <translation>Demandes (*.csr)</translation>
    </message>
    <message>
        <source>Certificates (*.pem);;All files (*)</source>
        <translation>Certificats (*.pem);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Requests (*.csr);;All files (*)</source>
        <translation>Demandes (*.csr);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Rosters (*.roster)</source>
        <translation>Listes d’agents (*.roster)</translation>
    </message>
</context>
<context>
    <name>OfficerForms</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As it stands on packets.</source>
        <translation>Tel qu’il figure sur les dossiers.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Title (optional)</source>
        <translation>Titre (facultatif)</translation>
    </message>
    <message>
        <source>Administers this vault as well</source>
        <translation>Gère aussi ce coffre</translation>
    </message>
    <message>
        <source>Unlocks and signs with</source>
        <translation>Déverrouille et signe avec</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Smart card and its PIN</source>
        <translation>Carte à puce et son NIP</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Phrase secrète, encore</translation>
    </message>
    <message>
        <source>Add officer</source>
        <translation>Ajouter un agent</translation>
    </message>
    <message>
        <source>Smart card for {name}</source>
        <translation>Carte à puce pour {name}</translation>
    </message>
    <message>
        <source>Give card</source>
        <translation>Attribuer la carte</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Phrase secrète actuelle</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nouvelle phrase secrète, encore</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Changer ma phrase secrète</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>15 characters or more. Long is better than odd.</source>
        <translation>15 caractères ou plus. Mieux vaut longue que bizarre.</translation>
    </message>
</context>
<context>
    <name>OfficersTab</name>
    <message>
        <source>The officer can unlock this vault now.</source>
        <translation>L’agent peut maintenant déverrouiller ce coffre.</translation>
    </message>
    <message>
        <source>{name} unlocks and signs with the card from now on. Send the roster again: other stations do not know the new certificate.</source>
        <translation>{name} déverrouille et signe désormais avec la carte. Envoyez de nouveau la liste d’agents&#xa0;: les autres postes ne connaissent pas le nouveau certificat.</translation>
    </message>
    <message>
        <source>Your passphrase is changed. Use the new one from now on.</source>
        <translation>Votre phrase secrète est changée. Utilisez désormais la nouvelle.</translation>
    </message>
    <message>
        <source>End the access of {name}? Their key slot is removed. What they signed stays valid.</source>
        <translation>Mettre fin à l’accès de {name}? Sa clé est retirée. Ce que cette personne a signé reste valide.</translation>
    </message>
    <message>
        <source>End access</source>
        <translation>Mettre fin à l’accès</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Officers of this vault</source>
        <translation>Agents de ce coffre</translation>
    </message>
    <message>
        <source>Add officer</source>
        <translation>Ajouter un agent</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Changer ma phrase secrète</translation>
    </message>
    <message>
        <source>Give a smart card</source>
        <translation>Attribuer une carte à puce</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Only an administrator changes officers.</source>
        <translation>Seul un administrateur modifie les agents.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Certificat jusqu’au</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Access ended</source>
        <translation>Accès terminé</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Choose an officer first.</source>
        <translation>Choisissez d’abord un agent.</translation>
    </message>
    <message>
        <source>This access is ended.</source>
        <translation>Cet accès est terminé.</translation>
    </message>
    <message>
        <source>Nobody ends their own access.</source>
        <translation>Nul ne met fin à son propre accès.</translation>
    </message>
    <message>
        <source>{name} can no longer unlock this vault.</source>
        <translation>{name} ne peut plus déverrouiller ce coffre.</translation>
    </message>
</context>
<context>
    <name>OpenForm</name>
    <message>
        <source>Open a vault</source>
        <translation>Ouvrir un coffre</translation>
    </message>
    <message>
        <source>Choose the folder of the vault. Its officers are listed next.</source>
        <translation>Choisissez le dossier du coffre. Ses agents sont listés ensuite.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>PacketList</name>
    <message>
        <source>Open a packet</source>
        <translation>Ouvrir un dossier de décision</translation>
    </message>
    <message>
        <source>Or drop its PDF on this window.</source>
        <translation>Ou déposez son PDF sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Rien à décider</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n’est en attente</translation>
    </message>
    <message>
        <source>A packet appears here when it was opened on this machine and waits.</source>
        <translation>Un dossier apparaît ici s’il a été ouvert sur cet ordinateur et qu’il attend.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Waiting for a decision</source>
        <translation>En attente d’une décision</translation>
    </message>
    <message>
        <source>{assessment}, version {version}, from {author} at {station}</source>
        <translation>{assessment}, version {version}, de {author} à {station}</translation>
    </message>
    <message>
        <source>Level needed: {level}</source>
        <translation>Niveau requis&#xa0;: {level}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Read {assessment}</source>
        <translation>Lire {assessment}</translation>
    </message>
</context>
<context>
    <name>PacketQueue</name>
    <message>
        <source>Next packet</source>
        <translation>Dossier suivant</translation>
    </message>
    <message>
        <source>Previous packet</source>
        <translation>Dossier précédent</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) were left out: open them once these are read.</source>
        <translation>
            <numerusform>%n dossier a été laissé de côté&#xa0;: ouvrez-le une fois ceux-ci lus.</numerusform>
            <numerusform>%n dossiers ont été laissés de côté&#xa0;: ouvrez-les une fois ceux-ci lus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Packets opened together</source>
        <translation>Dossiers de décision ouverts ensemble</translation>
    </message>
    <message>
        <source>Put the other packets away</source>
        <translation>Mettre les autres dossiers de côté</translation>
    </message>
    <message>
        <source>Packet {number} of {count}: {name}</source>
        <translation>Dossier {number} sur {count}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{count} packets wait, the next is {name}</source>
        <translation>{count} dossiers attendent, le prochain est {name}</translation>
    </message>
</context>
<context>
    <name>PacketSide</name>
    <message>
        <source>Take the decisions into the record</source>
        <translation>Verser les décisions au dossier</translation>
    </message>
</context>
<context>
    <name>PacketViewer</name>
    <message>
        <source>Pages of the packet</source>
        <translation>Pages du dossier de décision</translation>
    </message>
    <message>
        <source>Tools of the pages</source>
        <translation>Outils des pages</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Table des matières</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Read as text</source>
        <translation>Lire comme texte</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>En ouvrir un autre</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Go to a page (Ctrl+G)</source>
        <translation>Aller à une page (Ctrl+G)</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>sur {count}</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Pleine largeur</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Zoom: {zoom}</source>
        <translation>Zoom&#xa0;: {zoom}</translation>
    </message>
    <message>
        <source>Zoom of the pages</source>
        <translation>Zoom des pages</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Annexes</source>
        <translation>Annexes</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>Aller à une page</translation>
    </message>
    <message>
        <source>Pages at 100 %</source>
        <translation>Pages à 100&#xa0;%</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
</context>
<context>
    <name>PageSheet</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>PagesDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Write a PDF</source>
        <translation>Produire un PDF</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Produire le rapport</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PaperCard</name>
    <message>
        <source>On paper</source>
        <translation>Sur papier</translation>
    </message>
    <message>
        <source>Enter a decision written by pen</source>
        <translation>Consigner une décision écrite à la plume</translation>
    </message>
    <message>
        <source>Guide for checking without this program</source>
        <translation>Guide pour vérifier sans ce programme</translation>
    </message>
    <message>
        <source>{authority}: {outcome}, by pen, {name}, {on}. Entered by {by}.</source>
        <translation>{authority}&#xa0;: {outcome}, à la plume, {name}, {on}. Consignée par {by}.</translation>
    </message>
    <message>
        <source>Struck out.</source>
        <translation>Radiée.</translation>
    </message>
    <message>
        <source>Explained: {why}</source>
        <translation>Expliqué&#xa0;: {why}</translation>
    </message>
    <message>
        <source>It holds the release until it is explained or struck out.</source>
        <translation>Elle retient la communication tant qu’elle n’est ni expliquée ni radiée.</translation>
    </message>
    <message>
        <source>Show the scan</source>
        <translation>Afficher la numérisation</translation>
    </message>
    <message>
        <source>Show the scan of the decision by {name}, {id}</source>
        <translation>Afficher la numérisation de la décision de {name}, {id}</translation>
    </message>
    <message>
        <source>Explain the refusal</source>
        <translation>Expliquer le refus</translation>
    </message>
    <message>
        <source>Show the scan of a decision on paper</source>
        <translation>Afficher la numérisation d’une décision sur papier</translation>
    </message>
    <message>
        <source>No electronic signature: the file still waits for one.</source>
        <translation>Pas de signature électronique&#xa0;: le dossier en attend encore une.</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Language of the paper</source>
        <translation>Langue de la note</translation>
    </message>
    <message>
        <source>Information paper</source>
        <translation>Note d’information</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copie faite, numérotée et consignée.</numerusform>
            <numerusform>%n copies faites, numérotées et consignées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Création des pages</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Copy {copy} of {copies}</source>
        <translation>Copie {copy} de {copies}</translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>Undo the merging of {entry}</source>
        <translation>Annuler la fusion de {entry}</translation>
    </message>
    <message>
        <source>Why they are two partners</source>
        <translation>Pourquoi ce sont deux partenaires</translation>
    </message>
    <message>
        <source>Undo the merging</source>
        <translation>Annuler la fusion</translation>
    </message>
</context>
<context>
    <name>PartnerForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>The exact unit that receives or sends. Leave empty for the whole body.</source>
        <translation>L’unité exacte qui reçoit ou envoie. Laissez vide pour l’organisme entier.</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Sigle</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Separated by semicolons.</source>
        <translation>Séparés par des points-virgules.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Leave empty for an international organisation.</source>
        <translation>Laissez vide pour une organisation internationale.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>The partner that this one is a unit of.</source>
        <translation>Le partenaire dont celui-ci est une unité.</translation>
    </message>
    <message>
        <source>Other powers</source>
        <translation>Autres pouvoirs</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Change partner</source>
        <translation>Modifier le partenaire</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>May arrest</source>
        <translation>Peut arrêter</translation>
    </message>
    <message>
        <source>May detain</source>
        <translation>Peut détenir</translation>
    </message>
    <message>
        <source>May interrogate</source>
        <translation>Peut interroger</translation>
    </message>
</context>
<context>
    <name>PartnersPage</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>The mark is the share kept. The band is where the true share may lie (95 %).</source>
        <translation>Le repère est la part respectée. La bande est là où la part réelle peut se trouver (95&#xa0;%).</translation>
    </message>
    <message>
        <source>Name, unit or alias</source>
        <translation>Nom, unité ou alias</translation>
    </message>
    <message>
        <source>Filter by name, unit or alias</source>
        <translation>Filtrer par nom, unité ou alias</translation>
    </message>
    <message>
        <source>Restricted only</source>
        <translation>Restreints seulement</translation>
    </message>
    <message>
        <source>Overdue only</source>
        <translation>En retard seulement</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Partner and unit</source>
        <translation>Partenaire et unité</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Restriction</source>
        <translation>Restriction</translation>
    </message>
    <message>
        <source>Assurances kept</source>
        <translation>Garanties respectées</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Dernier échange</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Prochaine échéance</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>new assessment</source>
        <translation>nouvelle évaluation</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importer d’un fichier</translation>
    </message>
    <message>
        <source>Export this register</source>
        <translation>Exporter ce registre</translation>
    </message>
    <message>
        <source>History of the selected partner</source>
        <translation>Historique du partenaire choisi</translation>
    </message>
    <message>
        <source>Status: all</source>
        <translation>Statut&#xa0;: tous</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Filtrer par statut</translation>
    </message>
    <message>
        <source>Filter by country</source>
        <translation>Filtrer par pays</translation>
    </message>
    <message>
        <source>Country: all</source>
        <translation>Pays&#xa0;: tous</translation>
    </message>
    <message>
        <source>International</source>
        <translation>International</translation>
    </message>
    <message>
        <source>{matching} of {total} partners, sorted by {column}</source>
        <translation>{matching} sur {total} partenaires, tri par {column}</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filtrer cette liste</translation>
    </message>
    <message>
        <source>Assess the selected partner</source>
        <translation>Évaluer le partenaire choisi</translation>
    </message>
</context>
<context>
    <name>PassOver</name>
    <message>
        <source>Why it may stand; printed with the file</source>
        <translation>Motif de l’écart; imprimé avec le dossier</translation>
    </message>
    <message>
        <source>Pass over</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Write the reason and mark it.</source>
        <translation>Écrivez le motif et cotez-le.</translation>
    </message>
</context>
<context>
    <name>PastDate</name>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Open it in the partner’s record</source>
        <translation>L’ouvrir dans le dossier du partenaire</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Donner un motif</translation>
    </message>
    <message>
        <source>Measure {number} rests on: {named}</source>
        <translation>La mesure {number} repose sur&#xa0;: {named}</translation>
    </message>
    <message>
        <source>{named}, past its date since {date}.</source>
        <translation>{named}&#xa0;: date dépassée depuis le {date}.</translation>
    </message>
    <message>
        <source>{named}, without a date.</source>
        <translation>{named}&#xa0;: sans date.</translation>
    </message>
    <message>
        <source>The reason stands in {number}.</source>
        <translation>Le motif figure en {number}.</translation>
    </message>
    <message>
        <source>Refresh it, or give the reason here.</source>
        <translation>Actualisez, ou donnez le motif ici.</translation>
    </message>
    <message>
        <source>Refresh it, or give a reason in {number}.</source>
        <translation>Actualisez, ou donnez un motif en {number}.</translation>
    </message>
</context>
<context>
    <name>PastListsCard</name>
    <message>
        <source>Lists out of date</source>
        <translation>Listes périmées</translation>
    </message>
    <message>
        <source>Refuse packets that need such a list</source>
        <translation>Refuser les dossiers qui en dépendent</translation>
    </message>
    <message>
        <source>A roster or revocation list past its time says nothing of what happened since. Without this, the verdict only warns.</source>
        <translation>Une liste d’agents ou de révocation périmée ne dit rien de ce qui est arrivé depuis. Si la case n’est pas cochée, le verdict ne fait qu’avertir.</translation>
    </message>
    <message>
        <source>Only an administrator changes whom this vault trusts.</source>
        <translation>Seul un administrateur change à qui ce coffre fait confiance.</translation>
    </message>
    <message>
        <source>Such packets are refused from now on.</source>
        <translation>Ces dossiers sont désormais refusés.</translation>
    </message>
    <message>
        <source>Such packets are only warned of from now on.</source>
        <translation>Ces dossiers ne donnent désormais lieu qu’à un avertissement.</translation>
    </message>
</context>
<context>
    <name>PdfTools</name>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Pleine largeur</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Page overview</source>
        <translation>Aperçu des pages</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
    <message>
        <source>Words of page {page}</source>
        <translation>Texte de la page {page}</translation>
    </message>
    <message>
        <source>These pages cannot be shown</source>
        <translation>Ces pages ne peuvent pas être affichées</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>An answer is missing for {number}.</source>
        <translation>Il manque une réponse pour {number}.</translation>
    </message>
    <message>
        <source>A reason is missing for {number}.</source>
        <translation>Il manque un motif pour {number}.</translation>
    </message>
    <message>
        <source>A marking is missing for {number}.</source>
        <translation>Il manque une cote pour {number}.</translation>
    </message>
    <message>
        <source>Evidence is missing for {number}.</source>
        <translation>Il manque une preuve pour {number}.</translation>
    </message>
    <message>
        <source>A row or one of its fields is missing in {number}.</source>
        <translation>Il manque une ligne ou un de ses champs dans {number}.</translation>
    </message>
    <message>
        <source>The baseline is not locked yet.</source>
        <translation>Le risque initial n’est pas encore verrouillé.</translation>
    </message>
    <message>
        <source>Answer it. “Unable to determine” is a full answer.</source>
        <translation>Répondez. «&#xa0;Impossible à déterminer&#xa0;» est une réponse complète.</translation>
    </message>
    <message>
        <source>Write why, in a sentence or two.</source>
        <translation>Écrivez pourquoi, en une ou deux phrases.</translation>
    </message>
    <message>
        <source>Choose level and release of this text.</source>
        <translation>Choisissez le niveau et la diffusion de ce texte.</translation>
    </message>
    <message>
        <source>Add a file, or cite from What we know.</source>
        <translation>Ajoutez un fichier, ou citez depuis «&#xa0;Ce que nous savons&#xa0;».</translation>
    </message>
    <message>
        <source>Add a row, or fill in the field.</source>
        <translation>Ajoutez une ligne, ou remplissez le champ.</translation>
    </message>
    <message>
        <source>Lock it at the end of its section; measures open then.</source>
        <translation>Verrouillez-le à la fin de sa section; les mesures s’ouvrent alors.</translation>
    </message>
    <message>
        <source>Evidence: {what}</source>
        <translation>Preuve&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>Règle&#xa0;: {rule}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n à remplir</numerusform>
            <numerusform>%n à remplir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unable</source>
        <translation>
            <numerusform>%n indéterminé</numerusform>
            <numerusform>%n indéterminés</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n à corriger</numerusform>
            <numerusform>%n à corriger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open comments</source>
        <translation>
            <numerusform>%n commentaire ouvert</numerusform>
            <numerusform>%n commentaires ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n modifiée</numerusform>
            <numerusform>%n modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n à vérifier</numerusform>
            <numerusform>%n à vérifier</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for answers</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Chosen by a person</source>
        <translation>Choisi par une personne</translation>
    </message>
    <message>
        <source>No level chosen yet</source>
        <translation>Aucun niveau choisi pour l’instant</translation>
    </message>
    <message>
        <source>Severity and likelihood unanswered</source>
        <translation>Gravité et probabilité à évaluer</translation>
    </message>
    <message>
        <source>Severity unanswered, likelihood {likelihood}</source>
        <translation>Gravité à évaluer, probabilité {likelihood}</translation>
    </message>
    <message>
        <source>Severity {severity}, likelihood unanswered</source>
        <translation>Gravité {severity}, probabilité à évaluer</translation>
    </message>
    <message>
        <source>Severity {severity}, likelihood {likelihood}</source>
        <translation>Gravité {severity}, probabilité {likelihood}</translation>
    </message>
    <message>
        <source>{place}.</source>
        <translation>{place}.</translation>
    </message>
    <message>
        <source>{place}. Answer both to see the level.</source>
        <translation>{place}. Répondez aux deux pour voir le niveau.</translation>
    </message>
    <message>
        <source>{place}. The six-limb test in section {section} is required.</source>
        <translation>{place}. Le critère à six volets (section {section}) est requis.</translation>
    </message>
    <message>
        <source>{place}. The test in section {section} is required.</source>
        <translation>{place}. Le critère de la section {section} est requis.</translation>
    </message>
    <message>
        <source>A person answers it.</source>
        <translation>Une personne y répond.</translation>
    </message>
    <message>
        <source>{place}: {level}.</source>
        <translation>{place}&#xa0;: {level}.</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Search, or press Down for all</source>
        <translation>Cherchez, ou flèche du bas pour tout voir</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>What can be chosen</source>
        <translation>Choix possibles</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien de trouvé</translation>
    </message>
    <message>
        <source>Take off {what}</source>
        <translation>Retirer {what}</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Question of point {number}</source>
        <translation>Question du point {number}</translation>
    </message>
    <message>
        <source>What to correct</source>
        <translation>Ce qui est à corriger</translation>
    </message>
    <message>
        <source>What to correct, point {number}</source>
        <translation>Ce qui est à corriger, point {number}</translation>
    </message>
    <message>
        <source>Remove point {number}</source>
        <translation>Retirer le point {number}</translation>
    </message>
    <message>
        <source>The packet has no question {number}.</source>
        <translation>Le dossier n’a pas de question {number}.</translation>
    </message>
    <message>
        <source>Type the number of a question, or words of it.</source>
        <translation>Tapez le numéro d’une question, ou des mots de celle-ci.</translation>
    </message>
</context>
<context>
    <name>PointsCard</name>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Désaccord</translation>
    </message>
    <message>
        <source>Condition, {name}: {text}</source>
        <translation>Condition, {name}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Due {day}.</source>
        <translation>Échéance&#xa0;: {day}.</translation>
    </message>
    <message>
        <source>{name} would deny: {reasons}</source>
        <translation>{name} refuserait&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>Dissent, {name}: {text}</source>
        <translation>Dissidence, {name}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>PointsPart</name>
    <message>
        <source>To correct</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>The file opens at its author as a list of these points.</source>
        <translation>Le dossier s’ouvre chez son auteur comme une liste de ces points.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a point to correct</source>
        <translation>Ajouter un point à corriger</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Making the pages</source>
        <translation>Préparation des pages</translation>
    </message>
    <message>
        <source>As it will be</source>
        <translation>Tel qu’il sera</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Show the pages in the other language</source>
        <translation>Afficher les pages dans l’autre langue</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Print draft</source>
        <translation>Imprimer l’ébauche</translation>
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
    <name>PrintDialog</name>
    <message>
        <source>Print the decision packet</source>
        <translation>Imprimer le dossier de décision</translation>
    </message>
    <message>
        <source>Print the draft</source>
        <translation>Imprimer l’ébauche</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Write a PDF</source>
        <translation>Écrire un PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be replaced: {names}.</source>
        <translation>
            <numerusform>%n fichier serait remplacé&#xa0;: {names}.</numerusform>
            <numerusform>%n fichiers seraient remplacés&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>The printer did not start. Choose another one.</source>
        <translation>L’imprimante n’a pas démarré. Choisissez-en une autre.</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) made, numbered and logged.</source>
        <translation>
            <numerusform>%n copie faite, numérotée et consignée.</numerusform>
            <numerusform>%n copies faites, numérotées et consignées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The draft was made and logged.</source>
        <translation>L’ébauche est faite et consignée.</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) marked {banner} will be made, numbered and logged under your name.</source>
        <translation>
            <numerusform>%n copie portant {banner} sera faite, numérotée et consignée à votre nom.</numerusform>
            <numerusform>%n copies portant {banner} seront faites, numérotées et consignées à votre nom.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PrintKit</name>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as a PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Les pages se préparent</translation>
    </message>
    <message>
        <source>The printer did not start. Choose another one.</source>
        <translation>L’imprimante n’a pas démarré. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Sent to the printer. Take every sheet out of its tray at once.</source>
        <translation>Envoyée à l’imprimante. Retirez aussitôt chaque feuille du bac.</translation>
    </message>
    <message>
        <source>Saved. Print {file} now, then destroy it: whoever reads it has the vault.</source>
        <translation>Enregistrée. Imprimez {file} maintenant, puis détruisez-le&#xa0;: quiconque le lit a le coffre.</translation>
    </message>
    <message>
        <source>Recovery kit</source>
        <translation>Trousse de récupération</translation>
    </message>
    <message>
        <source>Save the recovery kit</source>
        <translation>Enregistrer la trousse de récupération</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Rows to look at</source>
        <translation>Lignes à examiner</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The first {count} are listed; the saved report has them all.</source>
        <translation>Les {count} premières sont listées; le rapport enregistré les contient toutes.</translation>
    </message>
</context>
<context>
    <name>QuarantineBar</name>
    <message>
        <source>Nothing can be written in this vault</source>
        <translation>Rien ne peut être écrit dans ce coffre</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Constater…</translation>
    </message>
    <message>
        <source>Acknowledged by {names}. Another officer has to unlock this vault and do so too.</source>
        <translation>Constaté par {names}. Un autre agent doit déverrouiller ce coffre et faire de même.</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Add evidence</source>
        <translation>Ajouter une preuve</translation>
    </message>
    <message>
        <source>Why this question?</source>
        <translation>Pourquoi cette question?</translation>
    </message>
    <message>
        <source>The rule behind this question (F1)</source>
        <translation>La règle de cette question (F1)</translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation>Ajouter un motif</translation>
    </message>
    <message>
        <source>Unable to determine</source>
        <translation>Impossible à déterminer</translation>
    </message>
    <message>
        <source>These rows</source>
        <translation>Ces lignes</translation>
    </message>
</context>
<context>
    <name>QuestionStrip</name>
    <message>
        <source>To correct: {text}</source>
        <translation>À corriger&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Done: the answer changed.</source>
        <translation>Fait&#xa0;: la réponse a changé.</translation>
    </message>
    <message>
        <source>Answered otherwise: {note}</source>
        <translation>Autre réponse&#xa0;: {note}</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Modifier la note</translation>
    </message>
    <message>
        <source>Answer otherwise</source>
        <translation>Répondre autrement</translation>
    </message>
    <message>
        <source>Changed since you last read it, {when}.</source>
        <translation>Modifié depuis votre dernière lecture, {when}.</translation>
    </message>
    <message>
        <source>Hide what changed</source>
        <translation>Masquer ce qui a changé</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Voir ce qui a changé</translation>
    </message>
    <message numerus="yes">
        <source>%n open comments</source>
        <translation>
            <numerusform>%n commentaire ouvert</numerusform>
            <numerusform>%n commentaires ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message numerus="yes">
        <source>%n settled comments</source>
        <translation>
            <numerusform>%n commentaire réglé</numerusform>
            <numerusform>%n commentaires réglés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>{percent} % complete</source>
        <translation>{percent}&#xa0;% rempli</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>This triage is closed. It can be read, not changed.</source>
        <translation>Ce triage est clos. On peut le lire, non le modifier.</translation>
    </message>
    <message>
        <source>{name} writes this file.</source>
        <translation>{name} rédige ce dossier.</translation>
    </message>
    <message>
        <source>This file was signed. It can be read, not changed.</source>
        <translation>Ce dossier est signé. Il peut être lu, mais non modifié.</translation>
    </message>
    <message>
        <source>Baseline locked {when} by {who}. A change makes a new version.</source>
        <translation>Risque initial verrouillé le {when} par {who}. Un changement crée une nouvelle version.</translation>
    </message>
    <message>
        <source>One yes or unable asks for the full assessment.</source>
        <translation>Un seul oui ou impossible à déterminer exige l’évaluation complète.</translation>
    </message>
    <message>
        <source>Sections {numbers} open when the baseline is locked.</source>
        <translation>Les sections {numbers} s’ouvrent une fois le risque initial verrouillé.</translation>
    </message>
</context>
<context>
    <name>RaiseBanner</name>
    <message>
        <source>You raised it to {level}:</source>
        <translation>Vous l’avez relevée à {level}&#xa0;:</translation>
    </message>
    <message>
        <source>The banner is what the marked texts give.</source>
        <translation>La bannière est celle que donnent les textes cotés.</translation>
    </message>
    <message>
        <source>Banner of the file</source>
        <translation>Bannière du dossier</translation>
    </message>
    <message>
        <source>Raise the banner…</source>
        <translation>Relever la bannière…</translation>
    </message>
    <message>
        <source>Take the raise back</source>
        <translation>Annuler le relèvement</translation>
    </message>
    <message>
        <source>Why the whole is worth more than its texts</source>
        <translation>Pourquoi l’ensemble vaut plus que ses textes</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Relever</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Raise to</source>
        <translation>Relever à</translation>
    </message>
    <message>
        <source>Write the reason and mark it.</source>
        <translation>Écrivez le motif et cotez-le.</translation>
    </message>
</context>
<context>
    <name>RatingsPane</name>
    <message>
        <source>Ratings over time</source>
        <translation>Cotes de risque dans le temps</translation>
    </message>
    <message>
        <source>Ring: the baseline. Dot: the residual risk, joined over time.</source>
        <translation>Anneau&#xa0;: le risque initial. Point&#xa0;: le risque résiduel, relié dans le temps.</translation>
    </message>
    <message>
        <source>No assessment of this partner has been signed yet.</source>
        <translation>Aucune évaluation de ce partenaire n’a encore été signée.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Initial</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résiduel</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Détermination</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signée</translation>
    </message>
    <message>
        <source>Ratings over time, newest first</source>
        <translation>Cotes de risque dans le temps, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>No title yet</source>
        <translation>Pas encore de titre</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Compare the chosen assessment with another</source>
        <translation>Comparer l’évaluation choisie avec une autre</translation>
    </message>
    <message numerus="yes">
        <source>%n other partner(s) of the same country have a rating; this one has none yet.</source>
        <translation>
            <numerusform>%n autre partenaire du même pays a une cote; celui-ci n’en a pas encore.</numerusform>
            <numerusform>%n autres partenaires du même pays ont une cote; celui-ci n’en a pas encore.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ratings in the same country</source>
        <translation>Cotes dans le même pays</translation>
    </message>
    <message numerus="yes">
        <source>%n other partner(s) of the same country came out otherwise. The same methods should lead to the same rating, or the reason should be on file.</source>
        <translation>
            <numerusform>%n autre partenaire du même pays a reçu une autre cote. Les mêmes méthodes devraient mener à la même cote, sinon la raison devrait être au dossier.</numerusform>
            <numerusform>%n autres partenaires du même pays ont reçu une autre cote. Les mêmes méthodes devraient mener à la même cote, sinon la raison devrait être au dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Same country, another rating</source>
        <translation>Même pays, autre cote</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
    <message>
        <source>Other partners of the same country</source>
        <translation>Autres partenaires du même pays</translation>
    </message>
    <message>
        <source>This partner</source>
        <translation>Ce partenaire</translation>
    </message>
    <message>
        <source>what the others are held to</source>
        <translation>point de comparaison</translation>
    </message>
    <message>
        <source>this partner has no rating yet</source>
        <translation>ce partenaire n’a pas encore de cote</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>initial</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>résiduel</translation>
    </message>
    <message>
        <source>determination</source>
        <translation>détermination</translation>
    </message>
    <message>
        <source>{what}: {theirs}, here {mine}</source>
        <translation>{what}&#xa0;: {theirs}, ici {mine}</translation>
    </message>
    <message>
        <source>{on}: baseline {baseline}, residual {residual}</source>
        <translation>{on}&#xa0;: initial {baseline}, résiduel {residual}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>ReaderBar</name>
    <message>
        <source>You have not read this yet</source>
        <translation>Pas encore lu</translation>
    </message>
    <message numerus="yes">
        <source>%n changed since you read it</source>
        <translation>
            <numerusform>%n réponse modifiée depuis</numerusform>
            <numerusform>%n réponses modifiées depuis</numerusform>
        </translation>
    </message>
    <message>
        <source>Read {when}; nothing changed since</source>
        <translation>Lu {when}; rien n’a changé depuis</translation>
    </message>
    <message>
        <source>Next change ({count})</source>
        <translation>Changement suivant ({count})</translation>
    </message>
    <message>
        <source>Next change since you last read it (F7)</source>
        <translation>Changement suivant depuis votre dernière lecture (F7)</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lu</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>What you typed is not saved.</source>
        <translation>Ce que vous avez tapé n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Marking of the text</source>
        <translation>Cote du texte</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>L’abandonner</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>Les deux diffèrent. Retapez-les.</translation>
    </message>
    <message>
        <source>To read only</source>
        <translation>Lecture seule</translation>
    </message>
</context>
<context>
    <name>RecordFilters</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Words in this record</source>
        <translation>Mots dans ce dossier</translation>
    </message>
    <message>
        <source>Find words in this record</source>
        <translation>Trouver des mots dans ce dossier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>Tout résultat</translation>
    </message>
    <message>
        <source>Results: {chosen}</source>
        <translation>Résultats&#xa0;: {chosen}</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Assurances</source>
        <translation>Garanties</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Record of this partner, newest first</source>
        <translation>Dossier de ce partenaire, le plus récent d’abord</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>{count} or more found</source>
        <translation>{count} ou plus</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} en tout</translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation>Rien de consigné</translation>
    </message>
    <message>
        <source>Exchanges, assurances and incidents appear here.</source>
        <translation>Les échanges, les garanties et les incidents apparaissent ici.</translation>
    </message>
    <message>
        <source>Nothing in this record matches</source>
        <translation>Rien ne correspond dans ce dossier</translation>
    </message>
    <message>
        <source>Other words, other days or fewer filters may find it.</source>
        <translation>D’autres mots, d’autres jours ou moins de filtres aideront peut-être.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n jour de retard</numerusform>
            <numerusform>%n jours de retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>Dans&#xa0;%n jour</numerusform>
            <numerusform>Dans&#xa0;%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>none checked</source>
        <translation>aucune vérifiée</translation>
    </message>
    <message>
        <source>{kept} of {checked}</source>
        <translation>{kept} sur {checked}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>Organisation entière</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Recovery kit</source>
        <translation>Trousse de récupération</translation>
    </message>
    <message>
        <source>When passphrases are lost, the printed shares open the vault. Once a year the drill shows that they still do.</source>
        <translation>Quand des phrases secrètes sont perdues, les parts imprimées ouvrent le coffre. Une fois par an, l’exercice montre qu’elles l’ouvrent encore.</translation>
    </message>
    <message>
        <source>Drill…</source>
        <translation>Exercice…</translation>
    </message>
    <message>
        <source>New kit…</source>
        <translation>Nouvelle trousse…</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>Seul un administrateur peut le faire.</translation>
    </message>
    <message>
        <source>Drill late</source>
        <translation>Exercice en retard</translation>
    </message>
    <message>
        <source>Kit {number} was made on {date} and waits for its proof.</source>
        <translation>La trousse {number} a été faite le {date} et attend son épreuve.</translation>
    </message>
    <message>
        <source>There is no kit. If passphrases are lost, so is the vault.</source>
        <translation>Il n’y a pas de trousse. Si des phrases secrètes se perdent, le coffre aussi.</translation>
    </message>
    <message>
        <source>Kit {number}, made on {date}: {needed} of {count} shares open the vault.</source>
        <translation>Trousse {number}, faite le {date}&#xa0;: {needed} des {count} parts ouvrent le coffre.</translation>
    </message>
    <message>
        <source>It was used on {used}.</source>
        <translation>Elle a été utilisée le {used}.</translation>
    </message>
    <message>
        <source>Proven on {proven}; the drill is due on {due}.</source>
        <translation>Éprouvée le {proven}; l’exercice est dû le {due}.</translation>
    </message>
    <message>
        <source>It was never proven: type it back from paper.</source>
        <translation>Elle n’a jamais été éprouvée&#xa0;: retapez-la à partir du papier.</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recovery kit</source>
        <translation>Trousse de récupération</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Vault {name} · the last step of making it</source>
        <translation>Coffre {name} · la dernière étape de sa création</translation>
    </message>
    <message>
        <source>Vault {name} · it has no recovery kit yet</source>
        <translation>Coffre {name} · il n’a pas encore de trousse de récupération</translation>
    </message>
    <message>
        <source>The recovery kit is the only way into the vault when passphrases are lost. It is proven by typing it back from paper: a copy of the vault is opened with it. You can close the window and come back: you continue here.</source>
        <translation>La trousse de récupération est le seul accès au coffre quand des phrases secrètes sont perdues. On l’éprouve en la retapant à partir du papier&#xa0;: une copie du coffre est ouverte avec elle. Vous pouvez fermer la fenêtre et revenir&#xa0;: vous continuez ici.</translation>
    </message>
    <message>
        <source>Put it off: it stays due on Home</source>
        <translation>Remettre à plus tard&#xa0;: elle reste due à l’accueil</translation>
    </message>
</context>
<context>
    <name>RecoverySteps</name>
    <message>
        <source>Recovery kit</source>
        <translation>Trousse de récupération</translation>
    </message>
    <message>
        <source>Print the kit</source>
        <translation>Imprimer la trousse</translation>
    </message>
    <message>
        <source>Type the words back from paper</source>
        <translation>Retaper les mots à partir du papier</translation>
    </message>
    <message>
        <source>The kit is proven</source>
        <translation>La trousse est éprouvée</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Étape {step} de {steps}</translation>
    </message>
    <message>
        <source>When passphrases are lost, only these printed sheets open the vault. Give each sheet to another person, or keep it in another safe.</source>
        <translation>Quand des phrases secrètes sont perdues, seules ces feuilles imprimées ouvrent le coffre. Donnez chaque feuille à une autre personne, ou gardez-la dans un autre coffre-fort.</translation>
    </message>
    <message>
        <source>The words exist here and on paper, nowhere else. Leaving this page before they are printed makes this kit useless.</source>
        <translation>Les mots existent ici et sur papier, nulle part ailleurs. Quitter cette page avant l’impression rend cette trousse inutile.</translation>
    </message>
    <message numerus="yes">
        <source>Take %n sheet(s) of kit {number}. Four letters of a word and a space are enough.</source>
        <translation>
            <numerusform>Prenez %n feuille de la trousse {number}. Quatre lettres d’un mot et une espace suffisent.</numerusform>
            <numerusform>Prenez %n feuilles de la trousse {number}. Quatre lettres d’un mot et une espace suffisent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Seal each sheet in its own envelope and bring it to its place. The drill is due in a year.</source>
        <translation>Scellez chaque feuille dans sa propre enveloppe et portez-la à sa place. L’exercice est dû dans un an.</translation>
    </message>
    <message>
        <source>Make the kit</source>
        <translation>Faire la trousse</translation>
    </message>
    <message>
        <source>Go on: type the words back</source>
        <translation>Continuer&#xa0;: retaper les mots</translation>
    </message>
    <message>
        <source>Try the kit</source>
        <translation>Essayer la trousse</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The sheets are not here: make a new kit</source>
        <translation>Les feuilles ne sont pas ici&#xa0;: faire une nouvelle trousse</translation>
    </message>
    <message>
        <source>I have the sheets of kit {number}</source>
        <translation>J’ai les feuilles de la trousse {number}</translation>
    </message>
    <message>
        <source>Making the kit</source>
        <translation>La trousse se prépare</translation>
    </message>
    <message>
        <source>Opening a copy of the vault with the shares</source>
        <translation>Une copie du coffre s’ouvre avec les parts</translation>
    </message>
    <message>
        <source>Kit {number} opened a copy of the vault, up to entry {seq} of its record.</source>
        <translation>La trousse {number} a ouvert une copie du coffre, jusqu’à l’entrée {seq} de son registre.</translation>
    </message>
</context>
<context>
    <name>RecoveryUsePage</name>
    <message>
        <source>Vault {name} · with the recovery kit</source>
        <translation>Coffre {name} · avec la trousse de récupération</translation>
    </message>
    <message>
        <source>Use this when nobody who has a passphrase can come. The shares enrol a new administrator, and every officer is told at the next unlock.</source>
        <translation>Servez-vous-en quand personne ayant une phrase secrète ne peut venir. Les parts inscrivent un nouvel administrateur, et chaque agent en est averti à la prochaine ouverture.</translation>
    </message>
    <message>
        <source>Type the shares from paper</source>
        <translation>Taper les parts à partir du papier</translation>
    </message>
    <message>
        <source>The new administrator</source>
        <translation>Le nouvel administrateur</translation>
    </message>
    <message>
        <source>The vault can be opened again</source>
        <translation>Le coffre peut de nouveau être ouvert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Another one than those of the officers.</source>
        <translation>Un autre que ceux des agents.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>15 characters or more. Long is better than odd.</source>
        <translation>15 caractères ou plus. Mieux vaut longue que bizarre.</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Phrase secrète, encore</translation>
    </message>
    <message>
        <source>Go on to unlock</source>
        <translation>Continuer vers l’ouverture</translation>
    </message>
    <message>
        <source>Enrol the administrator</source>
        <translation>Inscrire l’administrateur</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of kit {number} are needed.</source>
        <translation>
            <numerusform>Il faut %n feuille de la trousse {number}.</numerusform>
            <numerusform>Il faut %n feuilles de la trousse {number}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This person may enrol officers and let others go. The use of the kit is in the record and is shown to every officer.</source>
        <translation>Cette personne peut inscrire des agents et mettre fin à l’accès d’autres. L’utilisation de la trousse est au registre et chaque agent la voit.</translation>
    </message>
    <message>
        <source>Unlock it with the new passphrase. Then make and prove a new kit, and destroy these sheets.</source>
        <translation>Ouvrez-le avec la nouvelle phrase secrète. Faites et éprouvez ensuite une nouvelle trousse, puis détruisez ces feuilles.</translation>
    </message>
    <message>
        <source>This vault has no recovery kit. Restore a backup instead.</source>
        <translation>Ce coffre n’a pas de trousse de récupération. Restaurez plutôt une sauvegarde.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Remplissez ce champ.</translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>Les deux diffèrent. Retapez-les.</translation>
    </message>
    <message>
        <source>Opening the vault with the shares</source>
        <translation>Le coffre s’ouvre avec les parts</translation>
    </message>
</context>
<context>
    <name>RedactionDialog</name>
    <message>
        <source>Black out parts of the copy</source>
        <translation>Noircir des parties de la copie</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Black out, or take back</source>
        <translation>Noircir ou rétablir</translation>
    </message>
    <message>
        <source>Name that goes wherever it stands</source>
        <translation>Nom à retirer partout où il figure</translation>
    </message>
    <message>
        <source>Add the name</source>
        <translation>Ajouter le nom</translation>
    </message>
    <message>
        <source>Parts of the packet</source>
        <translation>Parties du dossier</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Ce qu’elle dit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Use for this copy</source>
        <translation>Utiliser pour cette copie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n inscription</numerusform>
            <numerusform>%n inscriptions</numerusform>
        </translation>
    </message>
    <message>
        <source>A choice, no words</source>
        <translation>Un choix, sans texte</translation>
    </message>
    <message>
        <source>The partner, wherever it is named</source>
        <translation>Le partenaire, partout où il est nommé</translation>
    </message>
    <message>
        <source>The prior record, Annex A</source>
        <translation>Les antécédents, annexe A</translation>
    </message>
    <message>
        <source>Decision: {authority}</source>
        <translation>Décision&#xa0;: {authority}</translation>
    </message>
</context>
<context>
    <name>RegisterFilters</name>
    <message>
        <source>“{text}”</source>
        <translation>«&#xa0;{text}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>RegisterList</name>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Change the filters above, or clear them.</source>
        <translation>Changez les filtres ci-dessus, ou effacez-les.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Portion mark</source>
        <translation>Cote</translation>
    </message>
</context>
<context>
    <name>RegisterSwitch</name>
    <message>
        <source>Next register</source>
        <translation>Registre suivant</translation>
    </message>
    <message>
        <source>Previous register</source>
        <translation>Registre précédent</translation>
    </message>
    <message>
        <source>Breaches</source>
        <translation>Manquements</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
</context>
<context>
    <name>RegisterWords</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Arrangements</source>
        <translation>Ententes</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Assurances</source>
        <translation>Garanties</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Entente</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Prochain examen le</translation>
    </message>
    <message>
        <source>Review overdue only</source>
        <translation>Examen en retard seulement</translation>
    </message>
    <message>
        <source>New arrangement</source>
        <translation>Nouvelle entente</translation>
    </message>
    <message>
        <source>No arrangement yet</source>
        <translation>Aucune entente pour l’instant</translation>
    </message>
    <message>
        <source>Enter what governs exchanges with a partner, its approvals and restrictions.</source>
        <translation>Inscrivez ce qui régit les échanges avec un partenaire, les approbations et les restrictions.</translation>
    </message>
    <message>
        <source>Agreement or programme</source>
        <translation>Accord ou programme</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signé</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nouvel accord</translation>
    </message>
    <message>
        <source>No agreement yet</source>
        <translation>Aucun accord pour l’instant</translation>
    </message>
    <message>
        <source>Enter treaties, memoranda and joint programmes with their dates.</source>
        <translation>Inscrivez les traités, les protocoles et les programmes conjoints avec leurs dates.</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Échange</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Record an exchange</source>
        <translation>Consigner un échange</translation>
    </message>
    <message>
        <source>No exchange yet</source>
        <translation>Aucun échange pour l’instant</translation>
    </message>
    <message>
        <source>Record what was disclosed, requested or used, with its caveats.</source>
        <translation>Inscrivez ce qui a été communiqué, demandé ou utilisé, avec ses mises en garde.</translation>
    </message>
    <message>
        <source>Assurance</source>
        <translation>Garantie</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Donnée le</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Check due</source>
        <translation>À vérifier le</translation>
    </message>
    <message>
        <source>Overdue only</source>
        <translation>En retard seulement</translation>
    </message>
    <message>
        <source>Record an assurance</source>
        <translation>Consigner une garantie</translation>
    </message>
    <message>
        <source>No assurance yet</source>
        <translation>Aucune garantie pour l’instant</translation>
    </message>
    <message>
        <source>Record what a partner undertook, with its proof and its expiry.</source>
        <translation>Inscrivez ce qu’un partenaire a promis, avec la preuve et l’échéance.</translation>
    </message>
    <message>
        <source>Check of an assurance</source>
        <translation>Vérification d’une garantie</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Vérifiée le</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Record a check</source>
        <translation>Consigner une vérification</translation>
    </message>
    <message>
        <source>No check yet</source>
        <translation>Aucune vérification pour l’instant</translation>
    </message>
    <message>
        <source>Record whether an assurance was kept. The share kept follows from it.</source>
        <translation>Inscrivez si une garantie a été tenue. La part tenue en découle.</translation>
    </message>
    <message>
        <source>Incident or allegation</source>
        <translation>Incident ou allégation</translation>
    </message>
    <message>
        <source>Without a source only</source>
        <translation>Sans source seulement</translation>
    </message>
    <message>
        <source>Record an incident</source>
        <translation>Consigner un incident</translation>
    </message>
    <message>
        <source>No incident yet</source>
        <translation>Aucun incident pour l’instant</translation>
    </message>
    <message>
        <source>Record what is alleged, by whom, with at least one source.</source>
        <translation>Inscrivez ce qui est allégué et par qui, avec au moins une source.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Datée du</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Out of date only</source>
        <translation>Périmées seulement</translation>
    </message>
    <message>
        <source>Record a source</source>
        <translation>Consigner une source</translation>
    </message>
    <message>
        <source>No source yet</source>
        <translation>Aucune source pour l’instant</translation>
    </message>
    <message>
        <source>Record what claims rest on: publisher, date, grade and the file.</source>
        <translation>Inscrivez ce sur quoi reposent les affirmations&#xa0;: éditeur, date, cote de fiabilité et fichier.</translation>
    </message>
</context>
<context>
    <name>RegisterWriting</name>
    <message>
        <source>Export this register</source>
        <translation>Exporter ce registre</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {file}, marked {banner}.</source>
        <translation>
            <numerusform>%n inscription écrite dans {file}, cotée {banner}.</numerusform>
            <numerusform>%n inscriptions écrites dans {file}, cotées {banner}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Words or number</source>
        <translation>Mots ou numéro</translation>
    </message>
    <message>
        <source>Filter by words or number</source>
        <translation>Filtrer par mots ou numéro</translation>
    </message>
    <message>
        <source>Filter by country</source>
        <translation>Filtrer par pays</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Filtrer par statut</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>One partner only</source>
        <translation>Un seul partenaire</translation>
    </message>
    <message>
        <source>Show all partners again</source>
        <translation>Montrer de nouveau tous les partenaires</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>History of the selected entry (Ctrl+H)</source>
        <translation>Historique de l’inscription choisie (Ctrl+H)</translation>
    </message>
    <message>
        <source>Print this list (Ctrl+P)</source>
        <translation>Imprimer cette liste (Ctrl+P)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>aperçu</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>history</source>
        <translation>historique</translation>
    </message>
    <message>
        <source>dossier</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>{column}: all</source>
        <translation>{column}&#xa0;: tout</translation>
    </message>
    <message>
        <source>Country: all</source>
        <translation>Pays&#xa0;: tous</translation>
    </message>
    <message>
        <source>{matching} of {total}, newest first</source>
        <translation>{matching} sur {total}, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filtrer cette liste</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Nouvelle inscription</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importer d’un fichier</translation>
    </message>
    <message>
        <source>Export this register</source>
        <translation>Exporter ce registre</translation>
    </message>
    <message>
        <source>History of the selected entry</source>
        <translation>Historique de l’inscription choisie</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>Imprimer cette liste</translation>
    </message>
    <message>
        <source>Dossier of its partner</source>
        <translation>Dossier de son partenaire</translation>
    </message>
    <message>
        <source>Check the selected assurance</source>
        <translation>Vérifier la garantie choisie</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Fermer l’aperçu</translation>
    </message>
</context>
<context>
    <name>ReleaseCard</name>
    <message>
        <source>Release</source>
        <translation>Envoi</translation>
    </message>
</context>
<context>
    <name>ReportForms</name>
    <message>
        <source>Part of the report</source>
        <translation>Partie du rapport</translation>
    </message>
    <message>
        <source>English text</source>
        <translation>Texte anglais</translation>
    </message>
    <message>
        <source>French text</source>
        <translation>Texte français</translation>
    </message>
    <message>
        <source>It bears the same mark and states the same numbers.</source>
        <translation>Il porte la même cote et énonce les mêmes chiffres.</translation>
    </message>
    <message>
        <source>Passage of the report on {year}</source>
        <translation>Passage du rapport sur {year}</translation>
    </message>
    <message>
        <source>Number and its mark</source>
        <translation>Chiffre et sa cote</translation>
    </message>
    <message>
        <source>Mark of a number of the report on {year}</source>
        <translation>Cote d’un chiffre du rapport sur {year}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Why it may not be public</source>
        <translation>Pourquoi il ne peut être public</translation>
    </message>
    <message>
        <source>Take it out of the public version</source>
        <translation>Le retirer de la version publique</translation>
    </message>
    <message>
        <source>Leave it out of this version: {version}</source>
        <translation>L’omettre de cette version&#xa0;: {version}</translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>{name} report.csv</source>
        <translation>{name} rapport.csv</translation>
    </message>
    <message>
        <source>The report was saved: {name}</source>
        <translation>Le rapport a été enregistré&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Section 7 of the Act: a report on each calendar year, to the Minister before 1 March, and a public version without what paragraphs 7(2)(a) and (b) protect. Each exchange is counted once, in the year of its decision.</source>
        <translation>Article 7 de la Loi&#xa0;: un rapport sur chaque année civile, remis au ministre avant le 1er mars, et une version publique sans ce que protègent les alinéas 7(2)a) et b). Chaque échange est compté une fois, dans l’année de sa décision.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Parties du rapport</translation>
    </message>
    <message>
        <source>The vault can be read only.</source>
        <translation>Le coffre est en lecture seule.</translation>
    </message>
    <message>
        <source>Your office does not write in the record.</source>
        <translation>Votre fonction n’écrit pas au dossier.</translation>
    </message>
    <message>
        <source>The passage was removed.</source>
        <translation>Le passage a été retiré.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>It is restored into a folder of its own, to look into. To put it in the place of this vault, lock, then choose “Open or make another”.</source>
        <translation>Elle est restaurée dans un dossier à part, pour y regarder. Pour la mettre à la place de ce coffre, verrouillez, puis choisissez «&#xa0;En ouvrir ou en créer un autre&#xa0;».</translation>
    </message>
    <message>
        <source>A vault that lies at the place is moved aside, never overwritten.</source>
        <translation>Un coffre qui se trouve à cet emplacement est mis de côté, jamais remplacé.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Officer (optional)</source>
        <translation>Agent (facultatif)</translation>
    </message>
    <message>
        <source>Passphrase (optional)</source>
        <translation>Phrase secrète (facultative)</translation>
    </message>
    <message>
        <source>Compares the records, to say what would be missing.</source>
        <translation>Compare les registres, pour dire ce qui manquerait.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Ouvrir le coffre</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>Voir ce qui changerait</translation>
    </message>
    <message>
        <source>The vault is restored at {place}.</source>
        <translation>Le coffre est restauré dans {place}.</translation>
    </message>
    <message>
        <source>The one that was there is now {place}.</source>
        <translation>Celui qui s’y trouvait est maintenant {place}.</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Choisir une sauvegarde</translation>
    </message>
    <message>
        <source>Backups (*.backup *.waiting);;All files (*)</source>
        <translation>Sauvegardes (*.backup *.waiting);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Remplissez ce champ.</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>Lecture de la sauvegarde</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauration</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>As it will be</source>
        <translation>Tel qu’il sera</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>This file was signed</source>
        <translation>Ce dossier est signé</translation>
    </message>
    <message numerus="yes">
        <source>%n things to do before you sign</source>
        <translation>
            <numerusform>%n chose à faire avant de signer</numerusform>
            <numerusform>%n choses à faire avant de signer</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to sign</source>
        <translation>Prête pour la signature</translation>
    </message>
    <message>
        <source>Each line takes you to the field. Nothing here stops you from saving.</source>
        <translation>Chaque ligne mène au champ. Rien ici n’empêche d’enregistrer.</translation>
    </message>
    <message>
        <source>Go to {number}</source>
        <translation>Aller à {number}</translation>
    </message>
    <message>
        <source>Blocks signing</source>
        <translation>Bloque la signature</translation>
    </message>
    <message>
        <source>Blocks closing</source>
        <translation>Empêche la clôture</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Notes; nothing has to be done</source>
        <translation>Remarques; rien n’est à faire</translation>
    </message>
    <message numerus="yes">
        <source>%n texts marked</source>
        <translation>
            <numerusform>%n texte coté</numerusform>
            <numerusform>%n textes cotés</numerusform>
        </translation>
    </message>
    <message>
        <source>Banner comes from {sources}</source>
        <translation>La bannière vient de {sources}</translation>
    </message>
    <message>
        <source>Banner comes from the record</source>
        <translation>La bannière vient du dossier</translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of evidence</source>
        <translation>
            <numerusform>%n preuve</numerusform>
            <numerusform>%n preuves</numerusform>
        </translation>
    </message>
    <message>
        <source>kept with their digests</source>
        <translation>chacune avec son empreinte</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message numerus="yes">
        <source>%n things to do before you close</source>
        <translation>
            <numerusform>%n chose à faire avant de clore</numerusform>
            <numerusform>%n choses à faire avant de clore</numerusform>
        </translation>
    </message>
    <message>
        <source>Close, or go on</source>
        <translation>Clore ou poursuivre</translation>
    </message>
    <message numerus="yes">
        <source>%n points of the return are not answered yet</source>
        <translation>
            <numerusform>%n point du renvoi attend encore une réponse</numerusform>
            <numerusform>%n points du renvoi attendent encore une réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed. The packet is {name}.</source>
        <translation>Signé. Le dossier de décision est {name}.</translation>
    </message>
    <message>
        <source>Open in Approvals</source>
        <translation>Ouvrir dans Décisions</translation>
    </message>
</context>
<context>
    <name>RevocationsCard</name>
    <message>
        <source>The list is in {file}. It is current for 31 days. Send it to the others.</source>
        <translation>La liste est dans {file}. Elle est à jour pendant 31 jours. Envoyez-la aux autres.</translation>
    </message>
    <message>
        <source>The revocation list is taken in.</source>
        <translation>La liste de révocation est reçue.</translation>
    </message>
    <message>
        <source>Revoked certificates</source>
        <translation>Certificats révoqués</translation>
    </message>
    <message>
        <source>A signature made before the day of revocation keeps counting, one made after it does not. A list that is past its time still counts for what it says, but says nothing of what happened since.</source>
        <translation>Une signature faite avant le jour de la révocation compte toujours, une signature faite après ne compte pas. Une liste périmée vaut encore pour ce qu’elle dit, mais ne dit rien de ce qui est arrivé depuis.</translation>
    </message>
    <message>
        <source>If a key was taken: the day on which it was taken.</source>
        <translation>Si une clé a été prise&#xa0;: le jour où elle l’a été.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Write this station’s list</source>
        <translation>Écrire la liste de ce poste</translation>
    </message>
    <message>
        <source>Nothing is revoked here, and no list was taken in.</source>
        <translation>Rien n’est révoqué ici, et aucune liste n’a été reçue.</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Write the office’s list</source>
        <translation>Écrire la liste du bureau central</translation>
    </message>
    <message>
        <source>Take in a list</source>
        <translation>Recevoir une liste</translation>
    </message>
    <message>
        <source>Revocation lists</source>
        <translation>Listes de révocation</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqués</translation>
    </message>
    <message>
        <source>Current until</source>
        <translation>À jour jusqu’au</translation>
    </message>
    <message>
        <source>Write a revocation list</source>
        <translation>Écrire une liste de révocation</translation>
    </message>
    <message>
        <source>Revocation lists (*.crl)</source>
        <translation>Listes de révocation (*.crl)</translation>
    </message>
    <message>
        <source>Revocation lists (*.crl *.pem);;All files (*)</source>
        <translation>Listes de révocation (*.crl *.pem);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Officer or station</source>
        <translation>Agent ou poste</translation>
    </message>
    <message>
        <source>Revoke certificates</source>
        <translation>Révoquer des certificats</translation>
    </message>
    <message>
        <source>Revoked. Write a new list and send it to the others.</source>
        <translation>C’est révoqué. Écrivez une nouvelle liste et envoyez-la aux autres.</translation>
    </message>
</context>
<context>
    <name>RosterDialog</name>
    <message>
        <source>Take in the roster of {station}</source>
        <translation>Recevoir la liste d’agents de {station}</translation>
    </message>
    <message>
        <source>Fingerprint of the other station</source>
        <translation>Empreinte de l’autre poste</translation>
    </message>
    <message>
        <source>I compared the fingerprint by telephone, and it agrees</source>
        <translation>J’ai comparé l’empreinte par téléphone, et elle concorde</translation>
    </message>
    <message>
        <source>Trust this station</source>
        <translation>Faire confiance à ce poste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This station is trusted already. Its officers are brought up to date.</source>
        <translation>Ce poste est déjà reconnu. Ses agents sont mis à jour.</translation>
    </message>
    <message>
        <source>This station is new here. Trust it only after comparing the fingerprint.</source>
        <translation>Ce poste est nouveau ici. Ne lui faites confiance qu’après avoir comparé l’empreinte.</translation>
    </message>
    <message>
        <source>Roster {number} of an office: {stations}. It holds until {day}.</source>
        <translation>Liste {number} d’un bureau central&#xa0;: {stations}. Elle vaut jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Officers in the roster</source>
        <translation>Agents de la liste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Access ended</source>
        <translation>Accès terminé</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Fingerprint to compare</source>
        <translation>Empreinte à comparer</translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Duplicate this row</source>
        <translation>Copier cette ligne</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Retirer cette ligne</translation>
    </message>
    <message>
        <source>Row {number}: {summary}</source>
        <translation>Ligne {number}&#xa0;: {summary}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
</context>
<context>
    <name>RowsField</name>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
</context>
<context>
    <name>SavedBadge</name>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Enregistré à {time}</translation>
    </message>
    <message>
        <source>Not saved. {reason}</source>
        <translation>Non enregistré. {reason}</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Aucun pour l’instant</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Let it ask for what is shown now</source>
        <translation>Remplacer par l’affichage actuel</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>Renommer le filtre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The filter “{name}” was changed</source>
        <translation>Le filtre «&#xa0;{name}&#xa0;» a été modifié</translation>
    </message>
    <message>
        <source>The filter “{name}” was deleted</source>
        <translation>Le filtre «&#xa0;{name}&#xa0;» a été supprimé</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Scan of the signed sheet, {id}</source>
        <translation>Numérisation de la feuille signée, {id}</translation>
    </message>
    <message>
        <source>The scan was printed; the record says so.</source>
        <translation>La numérisation a été imprimée; le registre en garde la trace.</translation>
    </message>
    <message>
        <source>A copy of the scan was saved; the record says so.</source>
        <translation>Une copie de la numérisation a été enregistrée; le registre en garde la trace.</translation>
    </message>
    <message>
        <source>A copy marked {banner} will leave the vault, logged under your name.</source>
        <translation>Une copie marquée {banner} va quitter le coffre, consignée à votre nom.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Assessor Workstation</source>
        <translation>Poste d’évaluation</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Aide (F1)</translation>
    </message>
    <message>
        <source>This program never connects to a network.</source>
        <translation>Ce programme ne se connecte jamais à un réseau.</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>SearchResultsPage</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Each word is found wherever a word begins so, accents aside. Words in quotation marks are found in this order. No other sign means anything.</source>
        <translation>Chaque mot est trouvé partout où un mot commence ainsi, sans égard aux accents. Les mots entre guillemets droits sont trouvés dans cet ordre. Aucun autre signe n’a de sens particulier.</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Mots à rechercher</translation>
    </message>
    <message>
        <source>Kind of what was found</source>
        <translation>Genre de résultat</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Afficher plus</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>autres mots</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} sur {total}</translation>
    </message>
    <message>
        <source>{shown} of more than {total}</source>
        <translation>{shown} sur plus de {total}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Try fewer words, or part of a name.</source>
        <translation>Essayez moins de mots ou une partie d’un nom.</translation>
    </message>
    <message>
        <source>Nothing is looked for yet</source>
        <translation>Aucune recherche pour l’instant</translation>
    </message>
    <message>
        <source>Type words above: a name, a number, what was written.</source>
        <translation>Tapez des mots ci-dessus&#xa0;: un nom, un numéro, ce qui a été écrit.</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Autres mots</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source>This file was signed. It can be read, not changed.</source>
        <translation>Ce dossier est signé. Il peut être lu, mais non modifié.</translation>
    </message>
    <message>
        <source>{name} writes this file. You read it, and can comment.</source>
        <translation>{name} rédige ce dossier. Vous le lisez, et pouvez commenter.</translation>
    </message>
    <message>
        <source>The baseline is locked. It can be reopened at the end of this section.</source>
        <translation>Le risque initial est verrouillé. Il peut être rouvert à la fin de cette section.</translation>
    </message>
    <message>
        <source>Taken over from {id} as it was signed; it is printed with it.</source>
        <translation>Repris de {id} tel que signé; imprimé avec le dossier.</translation>
    </message>
    <message>
        <source>Nothing can be written in this vault for now.</source>
        <translation>Rien ne peut être écrit dans ce coffre pour l’instant.</translation>
    </message>
    <message>
        <source>Not needed for this exchange. Nothing here is counted or printed.</source>
        <translation>Sans objet pour cet échange. Rien ici n’est compté ni imprimé.</translation>
    </message>
    <message>
        <source>Go to the baseline</source>
        <translation>Aller au risque initial</translation>
    </message>
    <message>
        <source>This triage is closed. It can be read, not changed.</source>
        <translation>Ce triage est clos. On peut le lire, non le modifier.</translation>
    </message>
    <message>
        <source>This section opens after an approval.</source>
        <translation>Cette section s’ouvre après une approbation.</translation>
    </message>
    <message>
        <source>The baseline is open. Sections {numbers} wait for it.</source>
        <translation>Le risque initial est ouvert. Les sections {numbers} l’attendent.</translation>
    </message>
    <message>
        <source>This section waits for answers in the sections before it.</source>
        <translation>Cette section attend des réponses dans les sections précédentes.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full. Kept in memory, tried again.</source>
        <translation>Non enregistré&#xa0;: le disque est plein. Gardé en mémoire, nouvel essai en cours.</translation>
    </message>
    <message>
        <source>Not saved: the disk failed. Kept in memory, tried again.</source>
        <translation>Non enregistré&#xa0;: le disque a échoué. Gardé en mémoire, nouvel essai en cours.</translation>
    </message>
</context>
<context>
    <name>SentForm</name>
    <message>
        <source>Sent on</source>
        <translation>Envoyé le</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Reference of the letter or message</source>
        <translation>Référence de la lettre ou du message</translation>
    </message>
    <message>
        <source>To: {name}</source>
        <translation>À&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Proof, such as a receipt</source>
        <translation>Preuve, comme un accusé de réception</translation>
    </message>
    <message>
        <source>It is kept in the vault. May stay empty.</source>
        <translation>Elle est conservée dans le coffre. Peut rester vide.</translation>
    </message>
    <message>
        <source>Notice of {id}</source>
        <translation>Avis de {id}</translation>
    </message>
    <message>
        <source>Record as sent</source>
        <translation>Consigner l’envoi</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>no value published</source>
        <translation>aucune valeur publiée</translation>
    </message>
    <message>
        <source>{name}: {value} in {year}, {first} to {last}</source>
        <translation>{name}&#xa0;: {value} en {year}, de {first} à {last}</translation>
    </message>
    <message>
        <source>{value} of {top}</source>
        <translation>{value} sur {top}</translation>
    </message>
</context>
<context>
    <name>ShareLine</name>
    <message>
        <source>No assurance was checked yet.</source>
        <translation>Aucune garantie n’a encore été vérifiée.</translation>
    </message>
    <message>
        <source>Assurances kept: {kept} of {total}, {low} to {high} %</source>
        <translation>Garanties respectées&#xa0;: {kept} sur {total}, de {low} à {high}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ShareRows</name>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Without a topic</source>
        <translation>Sans sujet</translation>
    </message>
    <message>
        <source>None checked yet</source>
        <translation>Aucune vérifiée pour l’instant</translation>
    </message>
    <message>
        <source>{kept} of {checked}</source>
        <translation>{kept} sur {checked}</translation>
    </message>
    <message>
        <source>{low}–{high} %</source>
        <translation>{low}–{high}&#xa0;%</translation>
    </message>
    <message>
        <source>Show the assurances behind {fraction}: {name}</source>
        <translation>Afficher les garanties derrière {fraction}&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>SharesForm</name>
    <message>
        <source>Start again with the first share</source>
        <translation>Recommencer par la première part</translation>
    </message>
    <message>
        <source>Word {number}: “{word}” is not in the list. Nearest: {nearest}.</source>
        <translation>Mot {number}&#xa0;: «&#xa0;{word}&#xa0;» n’est pas dans la liste. Les plus proches&#xa0;: {nearest}.</translation>
    </message>
    <message>
        <source>Word {number}: “{word}” is not in the list.</source>
        <translation>Mot {number}&#xa0;: «&#xa0;{word}&#xa0;» n’est pas dans la liste.</translation>
    </message>
    <message>
        <source>All shares are here and belong together.</source>
        <translation>Toutes les parts sont là et vont ensemble.</translation>
    </message>
    <message>
        <source>Sheet {place} of {needed}: each word beside its number</source>
        <translation>Feuille {place} de {needed}&#xa0;: chaque mot à côté de son numéro</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Mot {number}</translation>
    </message>
    <message>
        <source>Share {number}</source>
        <translation>Part {number}</translation>
    </message>
    <message>
        <source>Share {number} · check {line}</source>
        <translation>Part {number} · contrôle {line}</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Beside the questions</source>
        <translation>À côté des questions</translation>
    </message>
    <message>
        <source>What we know (Ctrl+Shift+W)</source>
        <translation>Ce que nous savons (Ctrl+Maj+W)</translation>
    </message>
    <message numerus="yes">
        <source>%n open comments (Ctrl+Shift+M)</source>
        <translation>
            <numerusform>%n commentaire ouvert (Ctrl+Maj+M)</numerusform>
            <numerusform>%n commentaires ouverts (Ctrl+Maj+M)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points to correct</source>
        <translation>
            <numerusform>%n point à corriger</numerusform>
            <numerusform>%n points à corriger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignPanel</name>
    <message>
        <source>Whole file</source>
        <translation>Tout le dossier</translation>
    </message>
    <message numerus="yes">
        <source>Sign with %n points of the return open?</source>
        <translation>
            <numerusform>Signer alors qu’un point du renvoi est ouvert?</numerusform>
            <numerusform>Signer alors que %n points du renvoi sont ouverts?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has answered these points. The next reader is shown each of them as open. Change the answer, or say why it stays.</source>
        <translation>Personne n’a répondu à ces points. Le prochain lecteur verra chacun comme ouvert. Changez la réponse, ou dites pourquoi elle reste.</translation>
    </message>
    <message>
        <source>Sign all the same</source>
        <translation>Signer quand même</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Sign and make the packet</source>
        <translation>Signer et produire le dossier de décision</translation>
    </message>
    <message>
        <source>Packets (*.pdf)</source>
        <translation>Dossiers de décision (*.pdf)</translation>
    </message>
    <message>
        <source>Sign as {name}</source>
        <translation>Signer en tant que {name}</translation>
    </message>
    <message>
        <source>Signing and writing the packet</source>
        <translation>Signature et écriture du dossier de décision</translation>
    </message>
    <message>
        <source>This file was signed. It can be read, not changed.</source>
        <translation>Ce dossier est signé. Il peut être lu, mais non modifié.</translation>
    </message>
    <message numerus="yes">
        <source>Signing opens when the %n lines above are done.</source>
        <translation>
            <numerusform>La signature s’ouvre une fois la ligne ci-dessus réglée.</numerusform>
            <numerusform>La signature s’ouvre une fois les&#xa0;%n lignes ci-dessus réglées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The packet is one PDF. It carries the record and takes decisions.</source>
        <translation>Le dossier de décision est un seul PDF. Il porte les données et reçoit les décisions.</translation>
    </message>
</context>
<context>
    <name>SourceAge</name>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceFacts</name>
    <message>
        <source>Sources and indicators</source>
        <translation>Sources et indicateurs</translation>
    </message>
    <message>
        <source>No source yet. Record one under Add, or import indicators.</source>
        <translation>Aucune source. Consignez-en une sous Ajouter, ou importez des indicateurs.</translation>
    </message>
    <message>
        <source>Show the values of {name}</source>
        <translation>Afficher les valeurs de {name}</translation>
    </message>
    <message>
        <source>All sources and indicators</source>
        <translation>Toutes les sources et tous les indicateurs</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Éditeur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Datée du</translation>
    </message>
    <message>
        <source>Good for (months)</source>
        <translation>Valable (mois)</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Cotation</translation>
    </message>
    <message>
        <source>Reliability A to F and credibility 1 to 6, for example B2.</source>
        <translation>Fiabilité A à F et crédibilité 1 à 6, par exemple B2.</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Ce qu’elle dit</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>The same file is with {sources} already.</source>
        <translation>Le même fichier est déjà joint à {sources}.</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>Modifier la source</translation>
    </message>
    <message>
        <source>Record a source</source>
        <translation>Consigner une source</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Leave empty for a source about a whole country.</source>
        <translation>Laissez vide pour une source sur tout un pays.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Copy written: {file}</source>
        <translation>Copie écrite&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>SourcesPane</name>
    <message>
        <source>Indicators</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <source>No indicator for this country. Import a dataset.</source>
        <translation>Aucun indicateur pour ce pays. Importez un jeu de données.</translation>
    </message>
    <message>
        <source>Show the values of {name}</source>
        <translation>Afficher les valeurs de {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) missing</source>
        <translation>
            <numerusform>%n année manquante</numerusform>
            <numerusform>%n années manquantes</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: values by year, newest first</source>
        <translation>{name}&#xa0;: valeurs par année, la plus récente d’abord</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>non publiée</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) are past their date. Refresh them, or justify their use.</source>
        <translation>
            <numerusform>%n source est périmée. Actualisez-la ou justifiez son emploi.</numerusform>
            <numerusform>%n sources sont périmées. Actualisez-les ou justifiez leur emploi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Afficher la suite</translation>
    </message>
    <message>
        <source>No source yet. Record one under Add.</source>
        <translation>Aucune source pour l’instant. Consignez-en une sous Ajouter.</translation>
    </message>
    <message>
        <source>about the country</source>
        <translation>sur le pays</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>Cote {grade}</translation>
    </message>
    <message>
        <source>Open {id}</source>
        <translation>Ouvrir {id}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>StampAuthoritiesCard</name>
    <message>
        <source>{name} is believed no longer.</source>
        <translation>{name} n’est plus reconnue.</translation>
    </message>
    <message>
        <source>Forget {name}? Packets that it stamped can no longer be confirmed on this machine.</source>
        <translation>Oublier {name}? Les dossiers qu’elle a horodatés ne pourront plus être confirmés sur cette machine.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Time-stamp authorities</source>
        <translation>Autorités d’horodatage</translation>
    </message>
    <message>
        <source>A time-stamp over a packet counts here when its authority is named in this list. An authority that issues certificates to officers says nothing about time.</source>
        <translation>L’horodatage d’un dossier compte ici lorsque son autorité figure dans cette liste. Une autorité qui délivre des certificats aux agents ne dit rien du temps.</translation>
    </message>
    <message>
        <source>No time-stamp authority is believed yet.</source>
        <translation>Aucune autorité d’horodatage n’est encore reconnue.</translation>
    </message>
    <message>
        <source>Fingerprint of the authority</source>
        <translation>Empreinte de l’autorité</translation>
    </message>
    <message>
        <source>Take in an authority</source>
        <translation>Recevoir une autorité</translation>
    </message>
    <message>
        <source>Make one for the office</source>
        <translation>En créer une pour le bureau central</translation>
    </message>
    <message>
        <source>Answer a request</source>
        <translation>Répondre à une demande</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Certificat jusqu’au</translation>
    </message>
    <message>
        <source>Believe the time-stamps of {name}</source>
        <translation>Reconnaître les horodatages de {name}</translation>
    </message>
    <message>
        <source>Its certificate holds until {day}.</source>
        <translation>Son certificat est valable jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Believe this authority</source>
        <translation>Reconnaître cette autorité</translation>
    </message>
    <message>
        <source>Time-stamps of {name} are believed now.</source>
        <translation>Les horodatages de {name} sont désormais reconnus.</translation>
    </message>
    <message>
        <source>Where the key of the authority is kept</source>
        <translation>Où garder la clé de l’autorité</translation>
    </message>
    <message>
        <source>Keys (*.p12)</source>
        <translation>Clés (*.p12)</translation>
    </message>
    <message>
        <source>The authority is made. Send {file} to every station that is to believe it, and keep the key file apart from this machine.</source>
        <translation>L’autorité est créée. Envoyez {file} à chaque poste qui doit la croire, et gardez le fichier de clé ailleurs que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The answer (.tsr) is beside the request. Send it back.</source>
        <translation>La réponse (.tsr) est à côté de la demande. Renvoyez-la.</translation>
    </message>
    <message>
        <source>Take in a time-stamp authority</source>
        <translation>Recevoir une autorité d’horodatage</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Certificats (*.pem *.crt);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>StampCard</name>
    <message>
        <source>For the archive</source>
        <translation>Pour les archives</translation>
    </message>
    <message>
        <source>Time stamp…</source>
        <translation>Horodater…</translation>
    </message>
    <message>
        <source>Once it is decided, a time-stamp keeps the packet checkable for decades.</source>
        <translation>Le dossier décidé, un horodatage le garde vérifiable pendant des décennies.</translation>
    </message>
    <message>
        <source>Stamp it again before {day}, when the authority’s certificate ends.</source>
        <translation>À horodater de nouveau avant le {day}, fin du certificat de l’autorité.</translation>
    </message>
    <message>
        <source>The request is in {request}. Send it to the authority; its answer belongs to {file}.</source>
        <translation>La demande est dans {request}. Envoyez-la à l’autorité; sa réponse appartient à {file}.</translation>
    </message>
    <message>
        <source>Stamped and written to {file}.</source>
        <translation>Horodaté et écrit dans {file}.</translation>
    </message>
</context>
<context>
    <name>StampDialog</name>
    <message>
        <source>Time stamp</source>
        <translation>Horodatage</translation>
    </message>
    <message>
        <source>Ask an authority</source>
        <translation>Demander à une autorité</translation>
    </message>
    <message>
        <source>Put in its answer</source>
        <translation>Placer sa réponse</translation>
    </message>
    <message>
        <source>With the office’s key</source>
        <translation>Avec la clé du bureau</translation>
    </message>
    <message>
        <source>How the packet is stamped</source>
        <translation>Comment le dossier est horodaté</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Packets (*.pdf)</source>
        <translation>Dossiers de décision (*.pdf)</translation>
    </message>
    <message>
        <source>Choose the packet that the request was written for.</source>
        <translation>Choisissez le dossier pour lequel la demande a été écrite.</translation>
    </message>
    <message>
        <source>Choose the answer of the authority.</source>
        <translation>Choisissez la réponse de l’autorité.</translation>
    </message>
    <message>
        <source>Choose the file with the authority’s key.</source>
        <translation>Choisissez le fichier de la clé de l’autorité.</translation>
    </message>
    <message>
        <source>Type the passphrase of the key.</source>
        <translation>Tapez la phrase secrète de la clé.</translation>
    </message>
    <message>
        <source>Write packet and request</source>
        <translation>Écrire le dossier et la demande</translation>
    </message>
    <message>
        <source>Put the answer in</source>
        <translation>Placer la réponse</translation>
    </message>
    <message>
        <source>Stamp the packet</source>
        <translation>Horodater le dossier</translation>
    </message>
    <message>
        <source>The packet is written with the certificates and revocation lists that a check will need, and the request (.tsq) beside it. Send the request to the authority, and keep the packet as it is: the answer belongs to this file.</source>
        <translation>Le dossier est écrit avec les certificats et les listes de révocation qu’une vérification demandera, et la demande (.tsq) à côté. Envoyez la demande à l’autorité et gardez le dossier tel quel&#xa0;: la réponse appartient à ce fichier.</translation>
    </message>
    <message>
        <source>The authority’s answer (.tsr) goes into the packet that it was asked for.</source>
        <translation>La réponse de l’autorité (.tsr) va dans le dossier pour lequel elle a été demandée.</translation>
    </message>
    <message>
        <source>Packet written with the request</source>
        <translation>Dossier écrit avec la demande</translation>
    </message>
    <message>
        <source>Answer of the authority</source>
        <translation>Réponse de l’autorité</translation>
    </message>
    <message>
        <source>An authority of the office’s own stamps here and now, with its key file.</source>
        <translation>Une autorité propre au bureau horodate sur-le-champ, avec son fichier de clé.</translation>
    </message>
    <message>
        <source>Key of the authority (PKCS #12)</source>
        <translation>Clé de l’autorité (PKCS #12)</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Phrase secrète de la clé</translation>
    </message>
    <message>
        <source>A stamped packet can be checked when the keys that signed it have long ended. Nobody can decide on it any more.</source>
        <translation>Un dossier horodaté se vérifie encore longtemps après la fin des clés qui l’ont signé. Plus personne ne peut y rendre de décision.</translation>
    </message>
</context>
<context>
    <name>StampForms</name>
    <message>
        <source>Its key goes to {key}, its certificate to {certificate} beside it.</source>
        <translation>Sa clé va dans {key}, son certificat dans {certificate}, à côté.</translation>
    </message>
    <message>
        <source>Name of the authority</source>
        <translation>Nom de l’autorité</translation>
    </message>
    <message>
        <source>As it stands in each time-stamp. It cannot be changed.</source>
        <translation>Tel qu’il figure dans chaque horodatage. Il ne peut pas être changé.</translation>
    </message>
    <message>
        <source>Passphrase of the key file</source>
        <translation>Phrase secrète du fichier de clé</translation>
    </message>
    <message>
        <source>15 characters or more. It is asked for at each stamp.</source>
        <translation>15 caractères ou plus. Elle est demandée à chaque horodatage.</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Phrase secrète, encore</translation>
    </message>
    <message>
        <source>Believe its time-stamps in this vault</source>
        <translation>Croire ses horodatages dans ce coffre</translation>
    </message>
    <message>
        <source>Make a time-stamp authority</source>
        <translation>Créer une autorité d’horodatage</translation>
    </message>
    <message>
        <source>Make the authority</source>
        <translation>Créer l’autorité</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>The .tsq file that a station wrote. The answer is written beside it.</source>
        <translation>Le fichier .tsq écrit par un poste. La réponse est écrite à côté.</translation>
    </message>
    <message>
        <source>Key file of the authority</source>
        <translation>Fichier de clé de l’autorité</translation>
    </message>
    <message>
        <source>Answer a request for a time-stamp</source>
        <translation>Répondre à une demande d’horodatage</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Écrire la réponse</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Standing assessments</source>
        <translation>Évaluations permanentes</translation>
    </message>
    <message>
        <source>None was approved. An abbreviated one starts from such a one.</source>
        <translation>Aucune n’est approuvée. Une réévaluation abrégée part de l’une d’elles.</translation>
    </message>
    <message>
        <source>Begin a standing assessment</source>
        <translation>Commencer une évaluation permanente</translation>
    </message>
    <message>
        <source>of this partner</source>
        <translation>de ce partenaire</translation>
    </message>
    <message>
        <source>of the country</source>
        <translation>du pays</translation>
    </message>
    <message>
        <source>{id}, {of}: {level}</source>
        <translation>{id}, {of}&#xa0;: {level}</translation>
    </message>
    <message>
        <source>no level</source>
        <translation>aucun niveau</translation>
    </message>
    <message>
        <source>It ended…</source>
        <translation>Elle est caduque…</translation>
    </message>
    <message>
        <source>Record what ended {id}</source>
        <translation>Consigner ce qui met fin à {id}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Read {id}</source>
        <translation>Lire {id}</translation>
    </message>
    <message>
        <source>Lapsed {since}</source>
        <translation>Caduque depuis le {since}</translation>
    </message>
    <message>
        <source>Valid until {until}</source>
        <translation>Valide jusqu’au {until}</translation>
    </message>
    <message>
        <source>Lapsed because: {why}</source>
        <translation>Caduque parce que&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Assessments</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Compare the chosen assessment with another (Ctrl+D)</source>
        <translation>Comparer l’évaluation choisie avec une autre (Ctrl+D)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>À lire</translation>
    </message>
    <message>
        <source>Which assessments</source>
        <translation>Quelles évaluations</translation>
    </message>
    <message>
        <source>No closed assessments</source>
        <translation>Aucune évaluation close</translation>
    </message>
    <message>
        <source>Decided files appear here.</source>
        <translation>Les dossiers décidés apparaissent ici.</translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation>Rien à lire</translation>
    </message>
    <message>
        <source>Open files that others write appear here.</source>
        <translation>Les dossiers ouverts que d’autres rédigent paraissent ici.</translation>
    </message>
    <message>
        <source>No open assessments</source>
        <translation>Aucune évaluation ouverte</translation>
    </message>
    <message>
        <source>Begin one for a partner; it is saved as you type.</source>
        <translation>Commencez-en une pour un partenaire; elle s’enregistre pendant la frappe.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Vault {name}</source>
        <translation>Coffre {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries not acknowledged</source>
        <translation>
            <numerusform>%n entrée sans accusé</numerusform>
            <numerusform>%n entrées sans accusé</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Checking the history {percent} %</source>
        <translation>Vérification de l’historique {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Locks in {minutes} min</source>
        <translation>Verrouillage dans {minutes} min</translation>
    </message>
    <message>
        <source>Locks in {seconds} s</source>
        <translation>Verrouillage dans {seconds} s</translation>
    </message>
    <message>
        <source>The clipboard is cleared in {seconds} s</source>
        <translation>Le presse-papiers se vide dans {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>Backed up just now</source>
        <translation>Sauvegardé à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n min ago</source>
        <translation>
            <numerusform>Sauvegardé il y a %n min</numerusform>
            <numerusform>Sauvegardé il y a %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n h ago</source>
        <translation>
            <numerusform>Sauvegardé il y a %n h</numerusform>
            <numerusform>Sauvegardé il y a %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up %n days ago</source>
        <translation>
            <numerusform>Sauvegardé il y a %n jour</numerusform>
            <numerusform>Sauvegardé il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Very hard to guess.</source>
        <translation>Très difficile à deviner.</translation>
    </message>
    <message>
        <source>Hard to guess. Longer is better still.</source>
        <translation>Difficile à deviner. Plus longue, c’est encore mieux.</translation>
    </message>
    <message numerus="yes">
        <source>%n more characters needed.</source>
        <translation>
            <numerusform>Il manque&#xa0;%n caractère.</numerusform>
            <numerusform>Il manque&#xa0;%n caractères.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextsPane</name>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Add a passage</source>
        <translation>Ajouter un passage</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Parts of the report and their passages</source>
        <translation>Parties du rapport et leurs passages</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Public version</source>
        <translation>Version publique</translation>
    </message>
    <message>
        <source>Nothing written</source>
        <translation>Rien d’écrit</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Montré</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Settled by {name}, {when}</source>
        <translation>Réglé par {name}, {when}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Régler</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>TodoLine</name>
    <message>
        <source>Whole file</source>
        <translation>Tout le dossier</translation>
    </message>
    <message>
        <source>Go to {number}: {text}</source>
        <translation>Aller à {number}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Answer otherwise</source>
        <translation>Répondre autrement</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Answer changed</source>
        <translation>Réponse modifiée</translation>
    </message>
    <message>
        <source>Answered otherwise</source>
        <translation>Autre réponse</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Top bar</source>
        <translation>Barre du haut</translation>
    </message>
</context>
<context>
    <name>TopList</name>
    <message>
        <source>Section {number} of {last}</source>
        <translation>Section {number} de {last}</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>What we know</source>
        <translation>Ce que nous savons</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
</context>
<context>
    <name>TouchesCard</name>
    <message>
        <source>New in the record since the approval</source>
        <translation>Nouveau au dossier depuis l’approbation</translation>
    </message>
    <message>
        <source>Seen, no change</source>
        <translation>Vu, sans changement</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>Close {id} at triage?</source>
        <translation>Clore {id} au triage?</translation>
    </message>
    <message>
        <source>No assessment is made, and nothing is signed. The answers can be read, not changed. Of a hundred that are closed, {percent} are drawn for a second reader, who may open it again.</source>
        <translation>Aucune évaluation n’est faite et rien n’est signé. Les réponses pourront être lues, non changées. Sur cent triages clos, {percent} sont tirés au sort pour un second lecteur, qui peut rouvrir le dossier.</translation>
    </message>
    <message>
        <source>Close the triage</source>
        <translation>Clore le triage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on to the full assessment</source>
        <translation>Passer à l’évaluation complète</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>D’accord</translation>
    </message>
    <message>
        <source>Disagree and open it again</source>
        <translation>Pas d’accord&#xa0;: le rouvrir</translation>
    </message>
    <message>
        <source>What the author should look at again</source>
        <translation>Ce que l’auteur doit revoir</translation>
    </message>
    <message>
        <source>{name} disagreed with the closing: {mark} {text}</source>
        <translation>{name} n’était pas d’accord avec la clôture&#xa0;: {mark} {text}</translation>
    </message>
    <message>
        <source>A second reader opened this triage again</source>
        <translation>Un second lecteur a rouvert ce triage</translation>
    </message>
    <message>
        <source>Nothing is signed at triage: it is closed with its reason, or goes on.</source>
        <translation>Rien n’est signé au triage&#xa0;: il est clos avec son motif, ou se poursuit.</translation>
    </message>
    <message>
        <source>Closed on {day}. {name} read it again and agreed.</source>
        <translation>Clos le {day}. Après relecture, {name} est d’accord.</translation>
    </message>
    <message>
        <source>Closed on {day} by {name}, and drawn for you to read again.</source>
        <translation>Clos le {day} par {name}, et tiré au sort pour que vous le relisiez.</translation>
    </message>
    <message>
        <source>Closed on {day}. It was drawn: another officer reads it again.</source>
        <translation>Clos le {day}. Il a été tiré au sort&#xa0;: un autre agent le relit.</translation>
    </message>
    <message>
        <source>Closed on {day}. It was not drawn for a second reader.</source>
        <translation>Clos le {day}. Il n’a pas été tiré au sort pour une relecture.</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motif&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{questions} asks for a full assessment: one yes or unable is enough.</source>
        <translation>{questions} exige une évaluation complète&#xa0;: un seul oui ou impossible à déterminer suffit.</translation>
    </message>
    <message>
        <source>Still to answer before it can be closed: {questions}.</source>
        <translation>À répondre avant de pouvoir le clore&#xa0;: {questions}.</translation>
    </message>
    <message>
        <source>A check speaks at {questions}; mend it, or say why it is passed over.</source>
        <translation>Une vérification porte sur {questions}; corrigez, ou dites pourquoi elle est écartée.</translation>
    </message>
</context>
<context>
    <name>TrustTab</name>
    <message>
        <source>The roster is in {file}. Read the fingerprint out when they take it in.</source>
        <translation>La liste est dans {file}. Lisez l’empreinte à voix haute lors de sa réception.</translation>
    </message>
    <message>
        <source>The trust file is {file}.</source>
        <translation>Le fichier de confiance est {file}.</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Fingerprint of this station</source>
        <translation>Empreinte de ce poste</translation>
    </message>
    <message>
        <source>Read it out by telephone to whoever takes in your roster.</source>
        <translation>Lisez-la par téléphone à qui reçoit votre liste d’agents.</translation>
    </message>
    <message>
        <source>Write roster</source>
        <translation>Écrire la liste d’agents</translation>
    </message>
    <message>
        <source>Save trust file</source>
        <translation>Enregistrer le fichier de confiance</translation>
    </message>
    <message>
        <source>The authorities as PEM, to verify packets elsewhere</source>
        <translation>Les autorités en PEM, pour vérifier des dossiers ailleurs</translation>
    </message>
    <message>
        <source>Stations taken in</source>
        <translation>Postes reçus</translation>
    </message>
    <message>
        <source>Take in a roster</source>
        <translation>Recevoir une liste d’agents</translation>
    </message>
    <message>
        <source>Only an administrator changes whom this vault trusts.</source>
        <translation>Seul un administrateur change à qui ce coffre fait confiance.</translation>
    </message>
    <message>
        <source>No other station yet</source>
        <translation>Aucun autre poste</translation>
    </message>
    <message>
        <source>Take in a roster to accept the signatures of its officers.</source>
        <translation>Recevez une liste d’agents pour accepter les signatures de ses agents.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Reçu le</translation>
    </message>
    <message>
        <source>Fingerprint of {station}</source>
        <translation>Empreinte de {station}</translation>
    </message>
    <message>
        <source>Signatures of {station} count from now on.</source>
        <translation>Les signatures de {station} comptent désormais.</translation>
    </message>
    <message>
        <source>Rosters (*.roster)</source>
        <translation>Listes d’agents (*.roster)</translation>
    </message>
    <message>
        <source>Certificates (*.pem)</source>
        <translation>Certificats (*.pem)</translation>
    </message>
    <message>
        <source>Rosters (*.roster *.pem);;All files (*)</source>
        <translation>Listes d’agents (*.roster *.pem);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>TypedMark</name>
    <message>
        <source>Or type</source>
        <translation>Ou tapez</translation>
    </message>
    <message>
        <source>Portion mark as it is written</source>
        <translation>Cote telle qu’elle s’écrit</translation>
    </message>
    <message>
        <source>Type the whole mark, then Enter</source>
        <translation>Tapez toute la cote, puis Entrée</translation>
    </message>
    <message>
        <source>Given before</source>
        <translation>Déjà données</translation>
    </message>
    <message>
        <source>Mark again as {mark}</source>
        <translation>Coter de nouveau {mark}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Vault {name} · opened on this machine only</source>
        <translation>Coffre {name} · ouvert sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Hide</source>
        <comment>hide the passphrase</comment>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>La touche Verr. Maj. est activée</translation>
    </message>
    <message>
        <source>Locked at {time} when this machine went to sleep.</source>
        <translation>Verrouillé à {time} à la mise en veille de cette machine.</translation>
    </message>
    <message>
        <source>Locked at {time} when another person took this machine.</source>
        <translation>Verrouillé à {time} quand une autre personne a pris cette machine.</translation>
    </message>
    <message>
        <source>Locked at {time} because the smart card was taken out.</source>
        <translation>Verrouillé à {time} parce que la carte à puce a été retirée.</translation>
    </message>
    <message>
        <source>Locked at {time} because a part of the program failed.</source>
        <translation>Verrouillé à {time} parce qu’une partie du programme a échoué.</translation>
    </message>
    <message>
        <source>PIN of the card for {name}</source>
        <translation>NIP de la carte pour {name}</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>Utiliser le dernier essai</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Ouverture du coffre</translation>
    </message>
    <message>
        <source>Choose your name and type your passphrase. Nothing of the vault can be read before that. After several wrong passphrases the program waits longer each time. With a smart card, insert it and type its PIN; a card locks itself after a few wrong PINs.</source>
        <translation>Choisissez votre nom et tapez votre phrase secrète. Rien du coffre ne peut être lu avant cela. Après plusieurs phrases erronées, le programme attend chaque fois plus longtemps. Avec une carte à puce, insérez-la et tapez son NIP; une carte se bloque d’elle-même après quelques NIP erronés.</translation>
    </message>
    <message>
        <source>This list is of one vault.</source>
        <translation>Cette liste est celle d’un coffre.</translation>
    </message>
    <message>
        <source>Open or make another</source>
        <translation>En ouvrir ou en créer un autre</translation>
    </message>
    <message>
        <source>Nobody can open it any more?</source>
        <translation>Plus personne ne peut l’ouvrir?</translation>
    </message>
    <message>
        <source>Use the recovery kit</source>
        <translation>Utiliser la trousse de récupération</translation>
    </message>
    <message>
        <source>Locked at {time} after {minutes} minutes without activity.</source>
        <translation>Verrouillé à {time} après {minutes} minutes sans activité.</translation>
    </message>
    <message>
        <source>Locked at {time} with this machine.</source>
        <translation>Verrouillé à {time} avec cet ordinateur.</translation>
    </message>
    <message>
        <source>{office} · smart card</source>
        <translation>{office} · carte à puce</translation>
    </message>
    <message>
        <source>Locked at {time} by you.</source>
        <translation>Verrouillé à {time} par vous.</translation>
    </message>
    <message>
        <source>Your text was saved. You come back to the same field.</source>
        <translation>Votre texte est enregistré. Vous revenez au même champ.</translation>
    </message>
    <message>
        <source>Passphrase for {name}</source>
        <translation>Phrase secrète de {name}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
</context>
<context>
    <name>UpgradeDialog</name>
    <message>
        <source>From version {before} to {after}</source>
        <translation>De la version {before} à {after}</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
    <message>
        <source>Go over to {version}</source>
        <translation>Passer à {version}</translation>
    </message>
    <message>
        <source>Stay with {version}</source>
        <translation>Rester à {version}</translation>
    </message>
    <message>
        <source>Questions: {added} added, {removed} removed, {changed} changed.</source>
        <translation>Questions&#xa0;: {added} ajoutées, {removed} retirées, {changed} modifiées.</translation>
    </message>
    <message>
        <source>Answers that go over: {carried}. Dropped: {dropped}.</source>
        <translation>Réponses reprises&#xa0;: {carried}. Abandonnées&#xa0;: {dropped}.</translation>
    </message>
    <message>
        <source>The baseline is opened again, as a new version: it rests on what changed ({parts}).</source>
        <translation>Le risque initial est rouvert, comme nouvelle version&#xa0;: il repose sur ce qui a changé ({parts}).</translation>
    </message>
    <message>
        <source>Your answer to {number} is dropped</source>
        <translation>Votre réponse à {number} est abandonnée</translation>
    </message>
</context>
<context>
    <name>UpgradeNotice</name>
    <message>
        <source>Made under {version}; {newer} is in force.</source>
        <translation>Établie selon {version}; {newer} est en vigueur.</translation>
    </message>
    <message>
        <source>See the differences</source>
        <translation>Voir les différences</translation>
    </message>
</context>
<context>
    <name>VaultTab</name>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Vérifier le coffre</translation>
    </message>
    <message>
        <source>Nothing is changed. It takes some seconds for each 100,000 entries.</source>
        <translation>Rien n’est modifié. Il faut quelques secondes par 100&#xa0;000 entrées.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Each entry follows the one before it, unchanged.</source>
        <translation>Chaque entrée suit la précédente, inchangée.</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>All tables say what the history says.</source>
        <translation>Toutes les tables concordent avec l’historique.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Each page on the disk is whole and ours.</source>
        <translation>Chaque page sur le disque est entière et vient de ce coffre.</translation>
    </message>
    <message>
        <source>Checking the history</source>
        <translation>Vérification de l’historique</translation>
    </message>
    <message>
        <source>Comparing the tables</source>
        <translation>Comparaison des tables</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Vérification du fichier</translation>
    </message>
    <message>
        <source>{what}, step {step} of {total}</source>
        <translation>{what}, étape {step} de {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Something is wrong. Write nothing more, and take this vault to the administrator.</source>
        <translation>Quelque chose ne va pas. N’écrivez plus rien, et apportez ce coffre à l’administrateur.</translation>
    </message>
    <message>
        <source>The vault is whole, checked at {time} UTC.</source>
        <translation>Le coffre est intact, vérifié à {time} UTC.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
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
    <message>
        <source>Valid. Nothing changed after the last signature.</source>
        <translation>Valide. Rien n’a changé depuis la dernière signature.</translation>
    </message>
    <message>
        <source>Not accepted. Nothing of it may be relied on.</source>
        <translation>Non accepté. Ne vous fiez à rien de ce qu’il contient.</translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s) checked on this machine.</source>
        <translation>
            <numerusform>%n signature vérifiée sur cet ordinateur.</numerusform>
            <numerusform>%n signatures vérifiées sur cet ordinateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pages were made again from the data inside and are the same.</source>
        <translation>Les pages refaites à partir des données sont identiques.</translation>
    </message>
    <message>
        <source>The pages could not be confirmed from the data inside.</source>
        <translation>Les pages n’ont pu être confirmées à partir des données.</translation>
    </message>
    <message>
        <source>How this was checked</source>
        <translation>Comment ceci a été vérifié</translation>
    </message>
    <message>
        <source>{level}: {meaning}</source>
        <translation>{level}&#xa0;: {meaning}</translation>
    </message>
    <message>
        <source>In the words of ETSI EN 319 102-1: {said}</source>
        <translation>Selon la norme ETSI EN 319 102-1&#xa0;: {said}</translation>
    </message>
    <message>
        <source>Archive level {level}: time-stamp of {at} by {authority}, held until {day}.</source>
        <translation>Niveau d’archivage {level}&#xa0;: horodatage du {at} par {authority}, a tenu jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Archive level {level}: time-stamp of {at} by {authority}, holds until {day}.</source>
        <translation>Niveau d’archivage {level}&#xa0;: horodatage du {at} par {authority}, tient jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Time-stamp by {authority}, {at}, certificate {number}, until {day}</source>
        <translation>Horodatage par {authority}, {at}, certificat {number}, jusqu’au {day}</translation>
    </message>
    <message>
        <source>the time is proven; not every revocation list is in the file.</source>
        <translation>l’heure est prouvée; toutes les listes de révocation ne sont pas dans le fichier.</translation>
    </message>
    <message>
        <source>every revocation list is in the file, but not under the last stamp.</source>
        <translation>toutes les listes de révocation sont dans le fichier, mais non sous le dernier horodatage.</translation>
    </message>
    <message>
        <source>all that a check needs is in the file, under a time-stamp: it can be checked when the certificates of the signers have ended.</source>
        <translation>tout ce qu’une vérification demande est dans le fichier, sous un horodatage&#xa0;: il se vérifie encore après la fin des certificats des signataires.</translation>
    </message>
    <message>
        <source>the signatures alone; to be checked while their certificates hold.</source>
        <translation>les signatures seules; à vérifier tant que leurs certificats sont valables.</translation>
    </message>
    <message>
        <source>Cannot be confirmed here. Do not rely on it yet.</source>
        <translation>Impossible à confirmer sur ce poste. Ne vous y fiez pas encore.</translation>
    </message>
    <message>
        <source>{signer}, {authority}, {at}: {result}</source>
        <translation>{signer}, {authority}, {at}&#xa0;: {result}</translation>
    </message>
</context>
<context>
    <name>VersionTools</name>
    <message>
        <source>Carry forward earlier answers… (Ctrl+Shift+D)</source>
        <translation>Reprendre des réponses antérieures… (Ctrl+Maj+D)</translation>
    </message>
    <message>
        <source>Compare with another file or version (Ctrl+D)</source>
        <translation>Comparer avec un autre dossier ou une autre version (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>VoidedDialog</name>
    <message>
        <source>Decisions that no longer count</source>
        <translation>Décisions qui ne comptent plus</translation>
    </message>
    <message>
        <source>Version {version} as decided</source>
        <translation>Version {version} telle que décidée</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Baseline opened again: {reason}</source>
        <translation>Risque initial rouvert&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>To sign again: {who}.</source>
        <translation>À signer de nouveau&#xa0;: {who}.</translation>
    </message>
    <message>
        <source>What changed since</source>
        <translation>Ce qui a changé depuis</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien encore.</translation>
    </message>
</context>
<context>
    <name>VoidedNotice</name>
    <message>
        <source>What was decided on version {version} no longer counts.</source>
        <translation>Ce qui a été décidé sur la version {version} ne compte plus.</translation>
    </message>
    <message numerus="yes">
        <source>%n fields changed since.</source>
        <translation>
            <numerusform>%n champ a changé depuis.</numerusform>
            <numerusform>%n champs ont changé depuis.</numerusform>
        </translation>
    </message>
    <message>
        <source>To sign again: {who}.</source>
        <translation>À signer de nouveau&#xa0;: {who}.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
</context>
<context>
    <name>WarningGroup</name>
    <message>
        <source>Warnings: mend, or give a reason</source>
        <translation>Avertissements&#xa0;: corrigez, ou motivez</translation>
    </message>
</context>
<context>
    <name>WetInkForm</name>
    <message>
        <source>Code at the foot of the signed page</source>
        <translation>Code au bas de la page signée</translation>
    </message>
    <message>
        <source>This is evidence, no electronic signature: the file waits until the decision is signed in the packet.</source>
        <translation>C’est une preuve, non une signature électronique&#xa0;: le dossier attend que la décision soit signée dans le fichier.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Palier</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Name under the signature</source>
        <translation>Nom sous la signature</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Date beside the signature</source>
        <translation>Date à côté de la signature</translation>
    </message>
    <message>
        <source>Basis, as it was written</source>
        <translation>Fondement, tel qu’il a été écrit</translation>
    </message>
    <message>
        <source>Conditions, one on each line</source>
        <translation>Conditions, une par ligne</translation>
    </message>
    <message>
        <source>Only of an approval with conditions.</source>
        <translation>Seulement pour une approbation sous conditions.</translation>
    </message>
    <message>
        <source>Scan of the signed sheet</source>
        <translation>Numérisation de la feuille signée</translation>
    </message>
    <message>
        <source>Decision on paper</source>
        <translation>Décision sur papier</translation>
    </message>
    <message>
        <source>Enter the decision</source>
        <translation>Consigner la décision</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Assessor Workstation</source>
        <translation>Poste d’évaluation</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Zoom 100 %</source>
        <translation>Zoom 100&#xa0;%</translation>
    </message>
    <message>
        <source>Light, dark or as the system</source>
        <translation>Clair, sombre ou selon le système</translation>
    </message>
    <message>
        <source>English or French</source>
        <translation>Anglais ou français</translation>
    </message>
</context>
<context>
    <name>WizardView</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message>
        <source>History of this assessment (Ctrl+H)</source>
        <translation>Historique de cette évaluation (Ctrl+H)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>Rétablir (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next unanswered</source>
        <translation>Prochaine sans réponse</translation>
    </message>
    <message>
        <source>Baseline locked</source>
        <translation>Risque initial verrouillé</translation>
    </message>
    <message>
        <source>Baseline open</source>
        <translation>Risque initial ouvert</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>Revoir et signer</translation>
    </message>
    <message>
        <source>Review and close</source>
        <translation>Revoir et clore</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Section suivante</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Find anything</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Verrouiller maintenant</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>The rule behind the current field</source>
        <translation>La règle du champ actuel</translation>
    </message>
    <message>
        <source>Back, list position kept</source>
        <translation>Retour, place dans la liste conservée</translation>
    </message>
    <message>
        <source>Open a packet</source>
        <translation>Ouvrir un dossier de décision</translation>
    </message>
    <message>
        <source>Open Safekeeping</source>
        <translation>Ouvrir la garde du coffre</translation>
    </message>
    <message>
        <source>The rule behind this field</source>
        <translation>La règle de ce champ</translation>
    </message>
    <message>
        <source>Nothing here follows a rule of its own. Ctrl+/ lists the keys.</source>
        <translation>Rien ici ne suit une règle propre. Ctrl+/ liste les touches.</translation>
    </message>
    <message>
        <source>This was typed in a form that cannot be opened again</source>
        <translation>Ceci était tapé dans un formulaire qui ne peut plus être ouvert</translation>
    </message>
    <message>
        <source>Keys that work here</source>
        <translation>Touches utilisables ici</translation>
    </message>
</context>
<context>
    <name>_Pages</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
</TS>
