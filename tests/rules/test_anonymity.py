"""Nobody who is released stands out by what others may know of them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.anonymity import K, Traits, blurred, standing

TRAITS = st.builds(
    Traits,
    programme=st.sampled_from(["ips_ung", "unik"]),
    municipality=st.sampled_from(["gladsaxe", "toender"]),
    age_band=st.sampled_from(["15-17", "18-24", "25-29"]),
    start=st.sampled_from(["2026-1", "2026-2"]),
)


@given(st.lists(TRAITS, min_size=K, max_size=60))
def test_everybody_is_one_of_enough(people: list[Traits]) -> None:
    """After blurring each combination is shared by five at least."""
    found = blurred(dict(enumerate(people)))
    assert standing(found).is_fit
    assert standing(found).people == len(people)


@given(st.lists(TRAITS, max_size=K - 1))
def test_fewer_than_five_are_never_fit(people: list[Traits]) -> None:
    """A handful cannot be hidden, whatever is left out."""
    assert not standing(blurred(dict(enumerate(people)))).is_fit


def test_who_does_not_stand_out_keeps_everything() -> None:
    """Those who stand out lose their start; the others keep theirs."""
    many = Traits("ips_ung", "gladsaxe", "18-24", "2026-1")
    starts = ["2026-2"] * 3 + ["2026-3"] * 2
    few = [Traits("ips_ung", "gladsaxe", "18-24", start) for start in starts]
    people = dict(enumerate([many] * 5 + few))
    found = blurred(people)
    assert found[0] == many
    assert {found[n].start for n in range(5, 10)} == {""}
    assert standing(people).exposed == 5
    assert standing(people).smallest == 2
