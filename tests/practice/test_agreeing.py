"""Which answers say yes to what is on the table, and which do not yet."""

from __future__ import annotations

import pytest
from conftest import TODAY
from practice_calls import call

from negotiate import target_range

YES = """
deal
Deal!
sounds good, let's do it
I accept
yeah that works for me
I'm in
alright I'll take it
ok, I'll take it
yes, please
Yes. Thank you so much!
great, where do I sign
ok that's fine, thanks for checking
that works, thank you
works for me
perfect, when do I start?
you've got yourself an agent
I'd be happy to accept that
yeah ok let's do that
sure, that'll do
fine by me
ok cool I can live with that
alright, you have a deal
I'm happy with that, thank you
yes I accept the offer
ok then yes
let's go with that
I'll go for it
ok I'm good with 21.50
yeah, 21.50 is fine
Alright. I'm on board.
that's great, yes
awesome, count me in
it's a yes from me
Okay, that's a yes.
Sounds great. Thank you, I'm excited to start.
you know what, ok. I'll take it.
I guess I'll take it
well alright, I'll say yes then
yes, I'd like to accept. Could I have it in writing?
I'll take it! When would I start?
yes! can you send me the letter?
thats fine with me
thats good, ty
im in
ok deal
yep, put me down
absolutely, thank you
yes of course
good, then we have a deal
I'd love to take it
I'm gonna say yes
let's make it happen
you got it
happy to sign
send me the letter, I'll sign it
no problem, I'll take that
I can make that work
ok that's enough for me, I'll come
sure thing
all right, agreed
agreed
yes agreed, thank you
I'm fine with that
okay, I'll start monday
that would be great, yes please
oh wow, yes, thank you
I appreciate that. Yes.
thank you for asking them. I accept.
if that's the best you can do, I'll take it
if that's your maximum then okay, I accept
since that's final, yes
it's less than I hoped, but I'll take it
not what I wanted but ok, deal
I was hoping for more, but yes, I'd like the job
but ok I'll take it
fine, you win, I'll take it
I understand. Yes, I'd like to take the job.
I thought about it and I want to accept
We can do that. I'm in.
okay, sign me up, when's the first day
sounds like a plan
let's do it then
I think that's fair, so yes
Okay. I'm going to take it.
perfect thank you I'll take the position
all good, let's do 21.50
yeah that'll work
that will work for me
sold!
okay I'm convinced, yes
Alright alright, you've convinced me. Yes.
Yes ma'am, I'd like that job
Yes sir
that's a deal
you can put me down for that
I'm happy to say yes
I'd say that's a yes
sure, why not
ok why not
fine, I'll start at that
Good enough for me, where do I sign?
Okay, I'm ready to sign
Thanks for going back to them. Yes, I'm in.
I hear you. I'll take the job at 21.50.
Cool. Send over the paperwork!
I'd love to join, yes
I can accept that
I will accept, thank you very much
Wonderful, I accept with pleasure
yup
yes!!!
yea ok
Yea sure sounds good
ok thank you so much, i really appreciate it
k ill take it
ill take it ty
its a deal
thats perfect
lets do it
i guess thats ok
works
I'm good with that
Then I'd like to accept
that sounds fair to me, I accept
done
You have yourself a new senior agent
Right, I'm happy to go with 21.50
ok that'll be fine
Yes, I would love to work with you all
great! it's a deal
I can start on the 4th, so yes
you've got a deal, thank you
oh good, then I'm in
alrighty, count me in!
I appreciate you trying. I'll take it.
yes definitely
hmm okay, I'll take it
that's okay, I accept
It's a bit less than I wanted but that's fine, I'll take the job
well then yes
ok ok yes
oh thats really good, thank you!!
Yes please, I want the job
alright, I'll sign today
sounds right to me
I say yes
Fantastic. I'm very happy to accept your offer.
That's better than I thought, yes
thanks, that's great. when would training start?
I will be glad to take it, can I have it by email?
21.50 it is, thank you
then it's settled
I'm very happy with that, thank you so much
alright I'd like to move forward with it
Yes, I want it
ok you talked me into it
"""

NOT_YET = """
ok, let me think about it
ok but what about the shift pay?
fine, can I get that in writing first?
thanks, I'd need a day
sounds good, but can I sleep on it?
that's good, could I have till tomorrow?
yes but I'd like to see the letter first
okay. what are the hours?
ok and is there any shift differential
I'll take it if you can do 22
I could accept if the schedule is fixed
I'm not sure I can accept that
I can't say yes to that
that's not fine
that doesn't work for me
no that's too low
hmm
I don't know
let me talk to my husband
Can I let you know tomorrow?
ok thank you, I'll get back to you
great, thanks. I'll think about it and call you
I'd take it for 22
I would say yes at 22
before I say yes, what about benefits?
I need to see it in writing before I accept
once I have the letter I'll accept
sounds good so far, what about vacation?
okay, so what are the benefits like?
good to know. is there a bonus?
I was hoping you could come closer
how about we meet in the middle
I'm in between jobs right now
I accept that you have limits, but could you go a little higher?
is that a deal breaker for you?
what's the deal with overtime?
ok great question
yes I have another question
yes, I do have a question
yes, about the schedule
sure, what did you want to know
ok so you can't go higher?
I'd like to take a day to think
I'll take a day to think about it
I'll take some time
can I take it home and read it
I understand, that's fair. And after 90 days?
ok. could we look at it again after 90 days?
it's fine, I just need to think
yes if the schedule works
I'd be happy to accept once I see the letter
ok I hear you. Is there any room at all?
fine. what about 22 then
so no more than that?
okay, that's your maximum?
ok I see
okay I understand
alright, I hear you, but still
that's a good start, thank you
that's a nice offer. can we talk about it?
I appreciate it. I need until Friday.
good, I'll call you tomorrow
not yet
I can't accept less than 22
I won't accept that
I'm not in
I don't think we have a deal
no deal
not ok
I'd love to, but I have to ask my wife first
deal, but only with weekends off
let me sleep on it
I'll let you know by friday ok?
ok so when do you need an answer?
I'd be in if you covered parking
that's a deal if you add the night premium
sure if I can get the early shift
I'd rather wait for the letter
can we do it in steps?
let's do it on another day
let's talk about it tomorrow, ok?
sign me up for the benefits call first, then I decide
I'm leaning towards yes, can I tell you tomorrow?
It's almost a yes, but I'd want the schedule settled
sounds fair, though I'd like to see the benefits
I'll have to run it by my partner
I'd have to think
I'd need to see the whole package
um
okay... is that really all?
OK, and what about after the probation?
fine, what's next?
Great, could you add a sign-on bonus?
yes, but the shift matters more to me
that's okay I guess, can you throw in parking?
I don't want to say yes right now
it's a no for now
I'm not ready to sign
nah
no
no thank you
I'd rather not
we're close, what about 22?
okay so 21.50 plus the night differential?
maybe
maybe yes
probably
I might take it
is it okay if I answer on Monday?
is there a deal to be made on the hours?
sure, but give me a minute
I understand, thank you
thank you for checking
that's good to hear, how are raises handled?
ok, when would I hear about the schedule
I appreciate the offer. Let me look at it tonight.
okay, I'll look it over and call you in the morning
good. could I see that in an email before I decide?
I'm supposed to say yes, right?
not at that rate
that doesn't sound good
it isn't enough
I wish I could accept
I'd accept 22.25
could you do any better?
I'd be ready to sign for a bit more
Does that include the bilingual pay?
let me see
I have to check with my wife
ok so is that the top of the range?
sure, what else can you tell me about the benefits?
could I think it over tonight
yes I understand
ok, noted
I hear that. what about a review in six months
hmm, I had hoped for 22
okay but can the early shift be guaranteed
thanks, I need to sleep on it
well I want the job, it's only that the pay is low
alright, can you do 21.75
I would like it in writing first, then I decide
not really
I can give you an answer by Friday
great, and the health insurance starts when?
I'll consider it
give me a second
it's good but not great
yes, what are the next steps if I need a day?
ok is there anything you can add
I was going to say yes but the commute worries me
if it was day shift I'd say yes
I'll be honest, I expected more
let me check my calendar and I'll confirm
good, but not good enough
that works only if training is paid
I'd be happier with 22
we'll see
"""


def said(text, moment="concession"):
    """What is heard in an answer to `$21.50`."""
    one = call("counter")
    one.recruiter.given = 21.50 * 2080
    return one.heard(text, moment)


@pytest.mark.parametrize("text", YES.strip().splitlines())
def test_people_say_yes_in_many_ways(text):
    assert said(text).yes("concession")
    assert said(text, "close").yes("close")


@pytest.mark.parametrize("text", NOT_YET.strip().splitlines())
def test_what_comes_with_a_condition_a_question_or_a_no_is_no_yes_yet(text):
    assert not said(text).yes("concession")
    assert not said(text, "close").yes("close")


@pytest.mark.parametrize("text", ["ok", "yes", "Sure.", "alright", "sounds good", "yeah ok"])
def test_a_bare_word_is_a_yes_only_where_they_asked_for_one(text):
    assert said(text, "close").yes("close")
    for moment in ("number", "vague", "hard", "other", "time", "final", "open"):
        assert not said(text, moment).yes(moment), moment


def test_a_yes_of_its_own_is_one_wherever_it_is_said():
    assert said("I understand. Let us go ahead at that.", "final").yes("final")
    for moment in ("open", "number", "hard", "final"):
        assert said("Alright, I'll take it.", moment).yes(moment), moment


def test_that_one_wants_the_job_is_no_yes_to_the_pay():
    for text in ("I'd really like this job, and I'd love to make this work.", "I'm so happy!"):
        assert not said(text).yes("concession")


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "silent", "(I say nothing)", "*long pause*", "-"]
)
def test_silence_is_heard_however_it_is_typed(text):
    assert said(text).silent


@pytest.mark.parametrize("text", ["nothing", "no", "I'm quiet on calls", "wait", "hm"])
def test_a_word_is_no_silence(text):
    assert not said(text).silent


@pytest.mark.parametrize("text", ["30000", "33k", "20000", "4400", "i'll take 30000"])
def test_a_yes_to_another_figure_than_theirs_is_none(text):
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer="44000")
    one = call("counter", result=result)
    one.answered("Yes.")
    assert not one.heard(text, "number").yes("number")
    assert one.heard("44000 then", "number").yes("number")


def test_a_bare_figure_under_the_offer_gets_the_offer_and_is_remarked_as_one():
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer="44000")
    one = call("counter", result=result)
    one.answered("Yes.")
    assert [remark.kind for remark in one.answered("30000").remarks] == ["undercut"]
    assert one.moment.id.startswith("stands")
    assert "$44,000" in one.moment.they
