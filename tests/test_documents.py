"""Documents as evidence: which one decides, what is said of it, the files behind them, and the lots of a pool."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from cases import asking, handed_in, judged, shipped, verdict
from evspec.criteria import load_specification
from evspec.errors import HandinFaults, UnknownWord
from evspec.evaluate import evaluate
from evspec.handin import read_handin
from evspec.pools import roots
from evspec.verdicts import Verdict

ON_FILE = "Then donor consent is on file"
OF_CELLS = "Then donor consent is on file for the donor or cell line"
RECORDED = "Then tissue is recorded"
STATES = {
    "approved": {"status": "approved"},
    "refused": {"status": "refused"},
    "expired": {"status": "approved", "expires_on": "2025-01-01"},
    "draft": {"status": "draft"},
    "absent": None,
}


def consents(**states):
    """A document of each donor in the given state."""
    return [
        {"subject": donor, "kind": "donor consent", "reference": f"DC-{donor}"} | STATES[state]
        for donor, state in states.items()
        if STATES[state]
    ]


def pool(one, other, **own):
    """Two lots of a donor each and their pool, with the documents of the donors in these states."""
    preparations = [
        {"preparation": "lot", "derived_from": "A; B"} | own,
        {"preparation": "A", "role": "intermediate", "donor": "D-1"},
        {"preparation": "B", "role": "intermediate", "donor": "D-2"},
    ]
    return {"preparations": preparations, "documents": consents(**{"D-1": one, "D-2": other})}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("approved", "approved", Verdict.MET),
        ("approved", "absent", Verdict.NO_EVIDENCE),
        ("approved", "draft", Verdict.NO_EVIDENCE),
        ("approved", "refused", Verdict.NOT_MET),
        ("approved", "expired", Verdict.NOT_MET),
        ("absent", "refused", Verdict.NOT_MET),
        ("absent", "absent", Verdict.NO_EVIDENCE),
    ],
)
def test_every_donor_of_a_pool_needs_its_document(one, other, expected):
    """The consent of one donor does not stand for that of another, whichever of the two is asked first."""
    assert expected == verdict(OF_CELLS, pool(one, other))
    assert expected == verdict(OF_CELLS, pool(other, one))


def test_a_pool_that_names_one_donor_still_has_both():
    """A pool cannot shed a donor by naming the other in its own row."""
    assert Verdict.NO_EVIDENCE == verdict(OF_CELLS, pool("approved", "absent", donor="D-1"))


def test_a_document_of_the_pool_itself_is_nobodys_consent():
    """A paper about the pool does not stand for the donor of a lot in it that nobody asked."""
    tables = pool("approved", "absent")
    tables["documents"].append({"subject": "lot", "kind": "donor consent", "reference": "DC", "status": "approved"})

    assert Verdict.NO_EVIDENCE == verdict(OF_CELLS, tables)


def lineage(donors, **documents):
    """A lot of a middle lot of a first one, and documents by subject; those named in `donors` have one of their own."""
    rows = [
        {"preparation": name, "derived_from": parent, "donor": donors.get(name, donor)}
        for name, parent, donor in (("lot", "middle", ""), ("middle", "first", ""), ("first", "", "D-1"))
    ]
    return {"preparations": rows, "documents": consents(**documents)}


@pytest.mark.parametrize(
    ("donors", "documents", "expected"),
    [
        ({}, {"D-1": "approved"}, Verdict.MET),
        ({}, {"D-1": "approved", "middle": "refused"}, Verdict.NOT_MET),
        ({"middle": "D-2"}, {"D-1": "approved", "D-2": "refused"}, Verdict.NOT_MET),
        ({"middle": "D-2"}, {"D-1": "approved"}, Verdict.NO_EVIDENCE),
        ({"middle": "D-2"}, {"D-1": "approved", "D-2": "approved"}, Verdict.MET),
        ({"lot": "D-2"}, {"D-1": "approved"}, Verdict.NO_EVIDENCE),
        ({"lot": "D-2"}, {"D-1": "approved", "D-2": "refused"}, Verdict.NOT_MET),
        ({}, {"first": "approved"}, Verdict.MET),
        ({}, {"middle": "approved"}, Verdict.NO_EVIDENCE),
    ],
)
def test_no_step_between_a_lot_and_its_first_is_left_out(donors, documents, expected):
    """A donor who joins or a refusal that comes on the way counts as one at the beginning does."""
    assert expected == verdict(OF_CELLS, lineage(donors, **documents))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ({"process": "P-1", "produced_on": "2025-03-01"}, Verdict.MET),
        ({"process": "P-1", "produced_on": "2023-03-01"}, Verdict.NO_EVIDENCE),
        ({"process": "P-2", "produced_on": "2025-03-01"}, Verdict.NOT_MET),
        ({"process": "P-3", "produced_on": "2025-03-01"}, Verdict.NO_EVIDENCE),
        ({"process": "P-1"}, Verdict.NO_EVIDENCE),
    ],
)
def test_a_fraction_has_the_production_of_what_it_was_made_of(first, expected):
    """A certificate of the fractionation does not cover a culture that ran without one, or before it."""
    paper = {"kind": "GMP certificate", "reference": "GMP", "issued_on": "2024-01-01"}
    tables = {
        "preparations": [
            {"preparation": "lot", "derived_from": "A", "process": "P-1", "produced_on": "2025-06-01"},
            {"preparation": "A"} | first,
        ],
        "documents": [
            paper | {"subject": "P-1", "status": "approved"},
            paper | {"subject": "P-2", "status": "withdrawn"},
        ],
    }

    assert expected == verdict("Then GMP certificate is on file at production", tables)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ({"D-1": "approved", "D-2": "approved"}, Verdict.MET),
        ({"D-1": "approved"}, Verdict.NO_EVIDENCE),
        ({"D-2": "approved"}, Verdict.NO_EVIDENCE),
        ({"D-1": "approved", "D-2": "refused"}, Verdict.NOT_MET),
        ({"D-1": "refused"}, Verdict.NOT_MET),
        ({"D-1; D-2": "approved"}, Verdict.NO_EVIDENCE),
    ],
)
def test_each_of_several_donors_in_one_cell_needs_its_document(documents, expected):
    """A lot of the cells of two donors is no way to have the consent of one."""
    lot = {"preparation": "lot", "donor": "D-1; D-2"}

    assert expected == verdict(OF_CELLS, {"preparations": [lot], "documents": consents(**documents)})


@pytest.mark.parametrize("donor", ["n/a", "-", "none", "TBD", "not recorded"])
def test_a_document_about_nobody_is_a_fault(donor):
    """A paper about `n/a` would speak for every donor that is recorded so."""
    tables = {"preparations": [{"preparation": "lot", "donor": donor}], "documents": consents(**{donor: "approved"})}
    with pytest.raises(HandinFaults, match="a subject that can be found, or a blank cell, expected"):
        handed_in(tables, load_specification())


def test_a_contradiction_of_a_parent_outweighs_a_document_of_all():
    """A donor who refused is not overruled by a general document."""
    tables = pool("approved", "refused")
    tables["documents"].append({"subject": "*", "kind": "donor consent", "reference": "DC", "status": "approved"})

    assert Verdict.NOT_MET == verdict(OF_CELLS, tables)


def test_the_parent_that_lacks_it_is_named_and_the_donor_is_not():
    """The reason names the lot; a donor's code is health data and never printed."""
    table = judged(OF_CELLS, pool("approved", "absent")).table
    reason = table.set_index("preparation").loc["lot", "reason"]

    assert "no donor consent of B is on file" == reason
    assert not table["reason"].str.contains("D-2").any()


def test_a_pool_of_pools_has_the_donors_of_all():
    """What was pooled twice goes back to the first lots, each once."""
    tables = {
        "preparations": [
            {"preparation": "lot", "derived_from": "P; A"},
            {"preparation": "P", "derived_from": "A; B"},
            {"preparation": "A", "donor": "D-1"},
            {"preparation": "B", "donor": "D-2"},
        ]
    }
    owner, root = roots(handed_in(tables, load_specification()))

    assert [(0, 2), (0, 3), (1, 2), (1, 3)] == list(zip(owner.tolist(), root.tolist(), strict=True))


@pytest.mark.parametrize(
    ("tissues", "own", "expected"),
    [
        (("bone marrow", "bone marrow"), "", Verdict.MET),
        (("bone marrow", "placenta"), "", Verdict.MET),
        (("bone marrow", ""), "", Verdict.NO_EVIDENCE),
        (("", ""), "", Verdict.NO_EVIDENCE),
        (("", ""), "placenta", Verdict.MET),
    ],
)
def test_the_tissue_of_a_pool_is_that_of_all_its_parents(tissues, own, expected):
    """One parent of unknown tissue leaves the pool without evidence."""
    rows = [{"preparation": "lot", "derived_from": "A; B", "tissue": own}]
    rows += [{"preparation": name, "tissue": tissue} for name, tissue in zip("AB", tissues, strict=True)]

    assert expected == verdict(RECORDED, {"preparations": rows})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(("yes", "yes"), Verdict.MET), (("no", "no"), Verdict.NOT_APPLICABLE), (("yes", "no"), Verdict.NO_EVIDENCE)],
)
def test_a_pool_is_of_an_immortalised_line_where_all_its_parents_are(answers, expected):
    """What parents have in common is true of their pool; where they differ, nobody can tell."""
    rows = [{"preparation": "lot", "derived_from": "A; B", "tissue": "placenta"}]
    rows += [{"preparation": name, "immortalised": each} for name, each in zip("AB", answers, strict=True)]

    assert expected == verdict(["Given preparations whose immortalised is yes", RECORDED], {"preparations": rows})


def test_pools_that_share_their_lots_do_not_double_with_every_step():
    """Forty steps of two shared lots have two first lots, not two to the power of forty."""
    rows = [{"preparation": "A0"}, {"preparation": "B0"}]
    for step in range(1, 41):
        rows += [{"preparation": f"{name}{step}", "derived_from": f"A{step - 1}; B{step - 1}"} for name in "AB"]
    owner, root = roots(handed_in({"preparations": rows}, load_specification()))

    assert 2 * 80 == len(owner)
    assert {0, 1} == set(root.tolist())


def test_a_refusal_of_a_donor_that_the_pool_itself_names_counts():
    """The consents of all parents do not hide that a further donor refused."""
    tables = pool("approved", "approved", donor="D-3")
    tables["documents"] += consents(**{"D-3": "refused"})

    assert Verdict.NOT_MET == verdict(OF_CELLS, tables)


def test_an_unknown_parent_is_a_fault_with_its_nearest_spelling():
    """A pool of a lot that nobody listed has parents that nobody can ask; the place and the likely name are told."""
    rows = [{"preparation": "lot", "derived_from": "LOT-A; LOT-8"}, {"preparation": "LOT-A"}, {"preparation": "LOT-B"}]
    with pytest.raises(HandinFaults) as caught:
        handed_in({"preparations": rows}, load_specification())
    fault = caught.value.faults[0]

    assert ("preparations.csv", 2, "derived_from", "LOT-A; LOT-8") == (fault.file, fault.row, fault.column, fault.text)
    assert fault.nearest in ("LOT-A", "LOT-B")


def test_a_lot_made_of_itself_is_a_fault():
    """A circle has no first lot, by however many steps it closes."""
    rows = [{"preparation": "A", "derived_from": "B"}, {"preparation": "B", "derived_from": "A"}]
    with pytest.raises(HandinFaults, match="was not itself made into") as caught:
        handed_in({"preparations": rows}, load_specification())

    assert 2 == len(caught.value.faults)


def reason_of(document, **own):
    """What is said of the one document of a lot."""
    row = {"subject": "*", "kind": "donor consent", "reference": "DC-1 v2"} | document
    return judged(ON_FILE, {"preparations": [{"preparation": "lot"} | own], "documents": [row]}).table["reason"].iloc[0]


def test_a_finding_names_the_document_that_decided():
    """A reviewer sees which paper was taken for evidence: reference, days, who attests it, and that no file came."""
    told = {
        "status": "approved",
        "issued_on": "2025-01-10",
        "expires_on": "2027-01-09",
        "attested_by": "head of quality",
    }

    assert (
        "donor consent is on file, approved and in force (DC-1 v2, issued 2025-01-10, until 2027-01-09, "
        "attested by head of quality, no file is handed in)"
    ) == reason_of(told)


def test_a_document_that_expired_before_production_says_so():
    """Expired long ago and expired since are two findings, both not met."""
    lapsed = {"status": "approved", "expires_on": "2025-02-01"}

    assert reason_of(lapsed, produced_on="2025-03-01").endswith("; it had expired before the lot was produced")
    assert not reason_of(lapsed, produced_on="2025-01-01").endswith("before the lot was produced")


def test_a_document_of_after_the_release_says_so():
    """What was issued after the lot left the house said nothing when it left."""
    later = {"status": "approved", "issued_on": "2025-03-02"}

    assert reason_of(later, released_on="2025-03-01").endswith("; it was issued after the lot was released")


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("refused", "approved", Verdict.MET),
        ("approved", "refused", Verdict.NOT_MET),
        ("approved", "draft", Verdict.MET),
        ("refused", "draft", Verdict.NOT_MET),
        ("approved", "", Verdict.MET),
    ],
)
def test_the_newest_decided_document_of_a_subject_stands(older, newer, expected):
    """A decision is lifted by a later one, and never by a draft or by a paper without a status."""
    row = {"subject": "lot", "kind": "donor consent", "reference": "DC"}
    documents = [
        row | {"status": older, "issued_on": "2025-01-01"},
        row | {"status": newer, "issued_on": "2025-06-01"},
    ]

    assert expected == verdict(ON_FILE, {"preparations": [{"preparation": "lot"}], "documents": documents})


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"status": "approved", "expires_on": "2026-01-01"}, Verdict.MET),
        ({"status": "approved", "expires_on": "2025-12-31"}, Verdict.NOT_MET),
        ({"status": "approved", "issued_on": "2026-01-01"}, Verdict.MET),
        ({"status": "approved", "issued_on": "2026-01-02"}, Verdict.NO_EVIDENCE),
        ({"status": "refused", "issued_on": "2026-01-02"}, Verdict.NO_EVIDENCE),
        ({"status": "draft", "expires_on": "2025-12-31"}, Verdict.NO_EVIDENCE),
        ({"status": ""}, Verdict.NO_EVIDENCE),
        ({"status": "unknown"}, Verdict.NO_EVIDENCE),
        ({"status": "withdrawn", "expires_on": "2027-01-01"}, Verdict.NOT_MET),
    ],
)
def test_a_document_holds_from_its_first_day_to_its_last(document, expected):
    """Both days are inclusive on the day of judgement, 2026-01-01."""
    row = {"subject": "lot", "kind": "donor consent", "reference": "DC"} | document

    assert expected == verdict(ON_FILE, {"preparations": [{"preparation": "lot"}], "documents": [row]})


def test_a_kind_of_document_that_no_sentence_asks_for_is_a_fault():
    """A misspelt kind would be evidence of nothing, silently; the nearest one is told."""
    row = {"subject": "lot", "kind": "donor consnt", "reference": "DC", "status": "approved"}
    with pytest.raises(HandinFaults) as caught:
        handed_in({"preparations": [{"preparation": "lot"}], "documents": [row]}, load_specification())
    fault = caught.value.faults[0]

    assert ("documents.csv", 2, "kind", "donor consnt", "donor consent") == (
        fault.file,
        fault.row,
        fault.column,
        fault.text,
        fault.nearest,
    )


def hand_in(folder, row, content=b"signed"):
    """A folder with one document, its file beside it."""
    (folder / "papers").mkdir(exist_ok=True)
    (folder / "papers" / "consent.pdf").write_bytes(content)
    (folder / "preparations.csv").write_text("preparation\nlot\n", "utf-8")
    (folder / "documents.csv").write_text(f"subject,kind,reference,status,file,sha256\n{row}\n", "utf-8")
    return read_handin(folder, shipped())


def test_the_file_of_a_document_is_hashed(tmp_path):
    """The digest of the file stands in what the verdicts rest on, so that it cannot be exchanged unseen."""
    batch = hand_in(tmp_path, "*,donor consent,DC,approved,papers/consent.pdf,")
    digest = hashlib.sha256(b"signed").hexdigest()
    known = dict(zip(batch.provenance["file"], batch.provenance["sha256"], strict=True))

    assert digest == known["papers/consent.pdf"]
    assert 3 == len(known)


def test_a_finding_names_the_file_of_its_document(tmp_path):
    """The reason ends with the file and the beginning of its digest."""
    batch = hand_in(tmp_path, "*,donor consent,DC,approved,papers/consent.pdf,")
    reason = evaluate(batch, asking(ON_FILE), as_of=date(2026, 1, 1)).table["reason"].iloc[0]

    assert f"sha256 {hashlib.sha256(b'signed').hexdigest()[:12]} of papers/consent.pdf" in reason


def test_an_exchanged_file_is_a_fault(tmp_path):
    """A file that hashes to something else than the table says is named with both digests."""
    with pytest.raises(HandinFaults, match=hashlib.sha256(b"signed").hexdigest()):
        hand_in(tmp_path, f"*,donor consent,DC,approved,papers/consent.pdf,{'0' * 64}")


def faults_of(folder, row):
    """The faults of a hand-in with this one document."""
    with pytest.raises(HandinFaults) as caught:
        hand_in(folder, row)
    return caught.value.faults


ESCAPES = ["../consent.pdf", "papers/../../consent.pdf", "/etc/passwd", "C:\\consent.pdf", "\\\\server\\consent.pdf"]


@pytest.mark.parametrize("file", ESCAPES)
def test_a_file_outside_the_hand_in_is_a_fault(tmp_path, file):
    """A document whose file is elsewhere is no document of this hand-in, and is never opened."""
    (fault,) = faults_of(tmp_path, f"*,donor consent,DC,approved,{file},")

    assert ("documents.csv", 2, "file", file) == (fault.file, fault.row, fault.column, fault.text)
    assert "a path inside the hand-in" == fault.expected


@pytest.mark.parametrize("file", ["papers/consnt.pdf", "papers/Consent.pd"])
def test_a_missing_file_is_a_fault_with_the_nearest_that_is_there(tmp_path, file):
    """The name, its place and what was probably meant."""
    (fault,) = faults_of(tmp_path, f"*,donor consent,DC,approved,{file},")

    assert ("documents.csv", 2, "file", file) == (fault.file, fault.row, fault.column, fault.text)
    assert ("a file of the hand-in", "papers/consent.pdf") == (fault.expected, fault.nearest)


def test_a_folder_is_no_file(tmp_path):
    """Something that is there and cannot be hashed is no document."""
    (fault,) = faults_of(tmp_path, "*,donor consent,DC,approved,papers,")

    assert "a file of the hand-in" == fault.expected


def test_a_digest_that_is_none_is_a_fault(tmp_path):
    """A shortened digest proves nothing, with a file or without one."""
    (fault,) = faults_of(tmp_path, "*,donor consent,DC,approved,,9f86d081")

    assert ("sha256", "9f86d081", "64 hexadecimal digits") == (fault.column, fault.text, fault.expected)


def test_a_digest_is_the_same_in_capitals(tmp_path):
    """Tools print digests in either case."""
    digest = hashlib.sha256(b"signed").hexdigest().upper()

    assert 1 == len(hand_in(tmp_path, f"*,donor consent,DC,approved,papers/consent.pdf,{digest}").documents)


def test_a_file_that_is_too_large_is_a_fault(tmp_path, monkeypatch):
    """A bound on what is hashed is told with what was found."""
    monkeypatch.setattr("evspec.handin.documents.LARGEST", 5)
    (fault,) = faults_of(tmp_path, "*,donor consent,DC,approved,papers/consent.pdf,")

    assert "a document of at most 5 bytes (6 found)" == fault.expected


def workbook(folder, file):
    """A workbook whose one document names this file beside it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "preparations"
    book.active.append(["preparation"])
    book.active.append(["lot"])
    sheet = book.create_sheet("documents")
    sheet.append(["subject", "kind", "reference", "status", "file"])
    sheet.append(["*", "donor consent", "DC", "approved", file])
    book.save(folder / "lab.xlsx")
    (folder / "consent.pdf").write_bytes(b"signed")
    return read_handin(folder / "lab.xlsx", shipped())


def test_the_files_of_a_workbook_lie_beside_it(tmp_path):
    """A workbook is handed in with the folder that it lies in."""
    batch = workbook(tmp_path, "consent.pdf")
    known = dict(zip(batch.provenance["file"], batch.provenance["sha256"], strict=True))

    assert hashlib.sha256(b"signed").hexdigest() == known["consent.pdf"]


@pytest.mark.parametrize(
    ("file", "expected"), [("consnt.pdf", "a file of the hand-in"), ("../consent.pdf", "a path inside the hand-in")]
)
def test_a_file_that_is_not_beside_its_workbook_is_a_fault(tmp_path, file, expected):
    """Without it the document would count as one that nobody handed in a file of."""
    with pytest.raises(HandinFaults) as caught:
        workbook(tmp_path, file)

    assert [("documents", 2, expected)] == [(each.sheet, each.row, each.expected) for each in caught.value.faults]


def test_a_link_out_of_the_hand_in_is_a_fault(tmp_path):
    """A symbolic link inside the folder does not make a file elsewhere one of the hand-in."""
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"elsewhere")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.pdf").symlink_to(outside)
    with pytest.raises(HandinFaults, match="a path inside the hand-in"):
        hand_in(folder, "*,donor consent,DC,approved,link.pdf,")


def test_documents_are_stated_and_not_computed():
    """A verdict that rests on a paper is a human statement: its mode is manual."""
    tables = {"preparations": [{"preparation": "lot"}], "documents": consents(lot="approved")}

    assert ["manual"] == list(judged(ON_FILE, tables).table["mode"])


def told_of(sentence, *documents, **own):
    """What is said of one lot, asked by a sentence."""
    tables = {"preparations": [{"preparation": "lot"} | own], "documents": list(documents)}
    return judged(f"Then {sentence}", tables).table["reason"].iloc[0]


def certificate(**more):
    """An approved certificate of the lot."""
    return {"subject": "lot", "kind": "GMP certificate", "reference": "GMP-1", "status": "approved"} | more


@pytest.mark.parametrize(
    ("when", "document", "own", "expected"),
    [
        (
            "at production",
            {"issued_on": "2025-04-02"},
            {"produced_on": "2025-04-01"},
            (
                "no GMP certificate was on file at production: the document was issued after that day (GMP-1, issued "
                "2025-04-02, no file is handed in)"
            ),
        ),
        (
            "at production",
            {},
            {"produced_on": "2025-04-01"},
            (
                "GMP certificate: the document names no day of issue, so nobody can tell whether it held at production "
                "(GMP-1, no file is handed in)"
            ),
        ),
        (
            "at production",
            {"issued_on": "2024-01-01"},
            {},
            (
                "produced on is blank or to come, so nobody can tell whether GMP certificate held at production "
                "(GMP-1, issued 2024-01-01, no file is handed in)"
            ),
        ),
        (
            "at production",
            {"issued_on": "2024-01-01", "expires_on": "2025-06-30"},
            {"produced_on": "2025-04-01"},
            (
                "GMP certificate is on file, approved and in force at production (GMP-1, issued 2024-01-01, until "
                "2025-06-30, no file is handed in); it has lapsed since"
            ),
        ),
        (
            "at release",
            {"issued_on": "2024-01-01", "expires_on": "2025-04-30"},
            {"produced_on": "2025-04-01", "released_on": "2025-06-01"},
            (
                "GMP certificate has expired (GMP-1, issued 2024-01-01, until 2025-04-30, no file is handed in); it "
                "had expired before the lot was released"
            ),
        ),
        (
            "at release",
            {"issued_on": "2024-01-01"},
            {},
            "GMP certificate is on file, approved and in force (GMP-1, issued 2024-01-01, no file is handed in)",
        ),
    ],
)
def test_a_finding_says_on_which_day_the_document_counts(when, document, own, expected):
    """Too late, undated, of no known day, lapsed since and not yet released read differently."""
    assert expected == told_of(f"GMP certificate is on file {when}", certificate(**document), **own)


def test_a_document_for_all_is_told_to_be_no_donors():
    """Somebody who filed one form for everybody reads why it does not count."""
    form = {"subject": "*", "kind": "donor consent", "reference": "DC", "status": "approved"}

    assert (
        "no donor consent of the donor or cell line is on file: one for all, a product or a process is not its own "
        "(DC, no file is handed in)"
    ) == told_of("donor consent is on file for the donor or cell line", form, donor="D-1")


def test_a_pool_that_is_met_names_the_documents_of_all_its_parents():
    """A reviewer of a pool sees the paper behind each donor, and the rows of all of them stand in the finding."""
    result = judged(OF_CELLS, pool("approved", "approved"))
    details = result.judgements[0].details()

    assert (
        "donor consent of A is on file, approved and in force (DC-D-1, no file is handed in); also donor consent of B "
        "is on file, approved and in force (DC-D-2, no file is handed in)"
    ) == details.reason[0]
    assert "0 1" == details.documents[0]


def test_a_pool_of_many_names_three_and_counts_the_rest():
    """Twenty donors do not make a reason of twenty papers; their rows all stand in the finding."""
    parents = [{"preparation": f"P{each}", "donor": f"D-{each}"} for each in range(5)]
    lot = {"preparation": "lot", "derived_from": "; ".join(each["preparation"] for each in parents)}
    tables = {"preparations": [lot, *parents], "documents": consents(**{f"D-{each}": "approved" for each in range(5)})}
    details = judged(OF_CELLS, tables).judgements[0].details()

    assert details.reason[0].endswith("no file is handed in); and those of 2 more")
    assert "0 1 2 3 4" == details.documents[0]


def test_a_laboratory_has_no_day_of_production():
    """A sentence on the day of a lot, asked of the laboratory, is refused and not silently read as of today."""
    asked = asking("Then manufacturing provisions are on file at production", laboratory=True)
    with pytest.raises(UnknownWord, match="'at production' found, which no laboratory has"):
        evaluate(handed_in({"preparations": [{"preparation": "lot"}]}, load_specification()), asked)
